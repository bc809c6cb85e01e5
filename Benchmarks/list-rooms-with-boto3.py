"""Lists rooms with boto3, page by page, and prints how many there are: list-rooms-with-boto3.py --endpoint-url URL."""
import sys

import boto3

client = boto3.client("ivschat", endpoint_url=sys.argv[2])
page = client.list_rooms()
count = len(page["rooms"])
while "nextToken" in page:
    page = client.list_rooms(nextToken=page["nextToken"])
    count += len(page["rooms"])
print(count)
