# The review handler with Terraform. In a checkout:
#   make package
#   terraform -chdir=Samples/deploy init && terraform -chdir=Samples/deploy apply

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.32"
    }
  }
}

variable "architecture" {
  description = "What `make package` or `ivsreview package` has printed: x86_64 or arm64"
  type        = string
  default     = "x86_64"
}

variable "package" {
  description = "The zip that `make package` writes"
  type        = string
  default     = "../../handler.zip"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_iam_role" "review" {
  name_prefix = "ivs-chat-review-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.review.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_lambda_function" "review" {
  function_name    = "ivs-chat-review"
  role             = aws_iam_role.review.arn
  filename         = var.package
  source_code_hash = filebase64sha256(var.package)
  handler          = "bootstrap"
  runtime          = "provided.al2023"
  architectures    = [var.architecture]

  # More memory is a larger share of a processor: at 128 MB a cold start takes longest.
  memory_size = 256

  # IVS Chat waits 200 ms; the shortest time-out that Lambda has is 1 s.
  timeout = 1

  logging_config {
    log_format = "JSON"
  }
}

# IVS Chat may call the function for the rooms of this account and region, and for no others.
resource "aws_lambda_permission" "ivs_chat" {
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.review.function_name
  principal      = "ivschat.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
  source_arn     = "arn:${data.aws_partition.current.partition}:ivschat:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:room/*"
}

resource "aws_ivschat_room" "reviewed" {
  name = "reviewed"

  message_review_handler {
    uri = aws_lambda_function.review.arn

    # What becomes of a message when the function fails or is too slow. The default, ALLOW, lets it through.
    fallback_result = "DENY"
  }

  depends_on = [aws_lambda_permission.ivs_chat]
}

output "function_arn" {
  value = aws_lambda_function.review.arn
}

output "room_arn" {
  value = aws_ivschat_room.reviewed.arn
}
