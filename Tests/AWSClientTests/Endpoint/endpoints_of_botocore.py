"""Prints what botocore's endpoint rules give: a JSON object a line for each service, region, FIPS and dual stack."""
import itertools
import json

import botocore.endpoint_provider
import botocore.loaders

loader = botocore.loaders.Loader()
partitions = loader.load_data("partitions")
regions = [region for partition in partitions["partitions"] for region in partition["regions"]]
# Regions that no list has.
regions += ["us-new-9", "cn-new-9", "us-gov-new-9", "us-isob-new-9", "eusc-de-new-9", "mars-north-1", "local"]
for service in ("ivschat", "lambda", "sts", "sso", "sso-oidc"):
    rules = loader.load_service_model(service, "endpoint-rule-set-1")
    provider = botocore.endpoint_provider.EndpointProvider(rules, partitions)
    for region, fips, dual in itertools.product(regions, (False, True), (False, True)):
        # Of pseudo-regions only one is usual, and its endpoint is signed with another region's name.
        if region.endswith("-global"):
            continue
        parameters = {"Region": region, "UseFIPS": fips, "UseDualStack": dual}
        if service == "sts":
            parameters["UseGlobalEndpoint"] = False
        url = provider.resolve_endpoint(**parameters).url
        print(json.dumps({"service": service, "region": region, "fips": fips, "dual": dual, "url": url}))
