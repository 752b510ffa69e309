from telling import accept, claim_of, enter, rows, tell

__all__ = ["accept", "claim_of", "enter", "rows", "tell"]
