"""Makes in moto what the commands under test need and do not make: a role, and two data points of metrics."""
import datetime
import sys

import boto3

url, function = sys.argv[1:]
client = lambda service: boto3.client(service, endpoint_url=url, region_name="us-west-2")
policy = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",'
    ' "Principal": {"Service": "lambda.amazonaws.com"}}]}'
)
role = client("iam").create_role(RoleName="review", AssumeRolePolicyDocument=policy)["Role"]["Arn"]
now = datetime.datetime.now(datetime.timezone.utc)
for namespace, name, dimension, value, count in [
    ("AWS/IVSChat", "InvocationErrors", "Uri", function, 3),
    ("IVSChatReview", "Reviews", "FunctionName", function.split(":")[6], 40),
]:
    dimensions = [{"Name": dimension, "Value": value}]
    client("cloudwatch").put_metric_data(
        Namespace=namespace,
        MetricData=[{"MetricName": name, "Dimensions": dimensions, "Value": count, "Timestamp": now}],
    )
print(role)
