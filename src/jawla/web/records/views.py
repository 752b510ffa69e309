from django.http import HttpResponse


def list_records(request, kind):
    return HttpResponse("x")


show_record = list_records
