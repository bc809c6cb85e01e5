/// The JSON Schema of rule files, with which editors complete keys and mark mistakes while a rule is written.
///
/// It says what a file may hold, key by key. What needs several files, a regex or a list to be read is left to
/// `ivsreview rules lint`.
public enum RuleFileSchema {
    /// The schema, JSON Schema 2020-12, with a line break at its end.
    public static let json = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "ivsreview rule file",
          "description": "Message review rules for Amazon IVS Chat, checked by ivsreview rules lint.",
          "type": "object",
          "additionalProperties": false,
          "required": ["version"],
          "properties": {
            "version": {"const": 1, "description": "The version of the rule format."},
            "settings": {
              "description": "Settings of the rule set; one file of a set has them.",
              "allOf": [{"$ref": "#/$defs/roomSettings"}],
              "properties": {
                "rooms": {
                  "description": "Settings for some rooms, by ARN; * stands for any text.",
                  "type": "object",
                  "propertyNames": {"pattern": "^(arn:|\\\\*)"},
                  "additionalProperties": {"$ref": "#/$defs/roomSettings", "unevaluatedProperties": false}
                }
              },
              "unevaluatedProperties": false
            },
            "lists": {
              "description": "Keyword lists by name: paths from this file's folder. A keyword @NAME stands for the list.",
              "type": "object",
              "propertyNames": {"minLength": 1},
              "additionalProperties": {"$ref": "#/$defs/word"}
            },
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}}
          },
          "$defs": {
            "word": {"type": ["string", "number", "boolean"]},
            "words": {"type": "array", "items": {"$ref": "#/$defs/word"}},
            "someWords": {"type": "array", "items": {"$ref": "#/$defs/word"}, "minItems": 1},
            "count": {"type": "integer", "minimum": 0, "maximum": 1000000},
            "percent": {"type": "integer", "minimum": 0, "maximum": 99},
            "attributes": {"type": "object", "additionalProperties": {"$ref": "#/$defs/word"}},
            "roomSettings": {
              "type": "object",
              "properties": {
                "mode": {
                  "enum": ["enforce", "shadow"],
                  "description": "shadow answers ALLOW with the original, and logs what the verdict would have been."
                },
                "on_error": {
                  "enum": ["deny", "allow"],
                  "description": "The verdict when a limit or the time budget stops the evaluation."
                },
                "threshold": {
                  "type": "integer", "minimum": 1, "maximum": 1000000,
                  "description": "A message whose scores sum to this or more is denied."
                },
                "reason": {
                  "type": "string", "description": "The reason of a denial by threshold or by a limit."
                },
                "max_length": {
                  "type": "integer", "minimum": 1, "maximum": 500,
                  "description": "The room's maximumMessageLength, code points: a rewrite never exceeds it."
                },
                "time_budget_ms": {
                  "type": "number", "minimum": 0.001, "maximum": 86400000,
                  "description": "Milliseconds for one message."
                },
                "match_limit": {
                  "type": "integer", "minimum": 1, "maximum": 4294967295,
                  "description": "PCRE2's match limit, per pattern call."
                }
              }
            },
            "rule": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "action"],
              "properties": {
                "id": {
                  "type": ["string", "integer"], "pattern": "^[a-z0-9-]+$",
                  "description": "Unique in the rule set: a-z, 0-9 and -."
                },
                "title": {"type": "string", "description": "What the rule is for, in a few words."},
                "status": {
                  "enum": ["stable", "test", "disabled"],
                  "description": "test: evaluated and reported, never changes the verdict."
                },
                "severity": {"enum": ["info", "low", "medium", "high", "critical"]},
                "tags": {"$ref": "#/$defs/words"},
                "priority": {
                  "type": "integer", "minimum": -1000000, "maximum": 1000000,
                  "description": "Higher runs first, then file order."
                },
                "views": {
                  "type": "array", "minItems": 1, "items": {"enum": ["raw", "folded", "leet", "joined"]},
                  "description": "The ways to read the text; a hit in any of them is a hit. Default: raw."
                },
                "fields": {
                  "type": "array", "minItems": 1,
                  "items": {"type": "string", "pattern": "^(content|attributes\\\\.(\\\\*|.+))$"},
                  "description": "content (the default), attributes.NAME, or attributes.*"
                },
                "when": {
                  "description": "All must hold for the rule to run; * in a value stands for any text.",
                  "type": "object",
                  "propertyNames": {
                    "pattern": "^(room|sender\\\\.user_id|sender\\\\.attributes\\\\..+|attributes\\\\..+)$"
                  },
                  "additionalProperties": {"$ref": "#/$defs/condition"}
                },
                "match": {
                  "description": "Any of these makes the rule hit.",
                  "type": "object",
                  "minProperties": 1,
                  "allOf": [{"$ref": "#/$defs/matchers"}],
                  "properties": {
                    "all": {
                      "description": "Each of these blocks must hit.",
                      "type": "array", "minItems": 1,
                      "items": {
                        "type": "object", "minProperties": 1, "$ref": "#/$defs/matchers",
                        "unevaluatedProperties": false
                      }
                    }
                  },
                  "unevaluatedProperties": false
                },
                "except": {
                  "description": "Spans inside a match of these do not count.",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {"keywords": {"$ref": "#/$defs/words"}, "regex": {"$ref": "#/$defs/words"}}
                },
                "action": {"enum": ["deny", "mask", "replace", "score", "tag", "allow"]},
                "reason": {"type": "string", "description": "deny: shown to the sender."},
                "replacement": {
                  "$ref": "#/$defs/word",
                  "description": "mask: one character; replace: text with {{match}}, {{rule}}, $1, ${name}."
                },
                "score": {"type": "integer", "minimum": -1000000, "maximum": 1000000},
                "attributes": {
                  "$ref": "#/$defs/attributes", "description": "Added to the delivered message when the rule hits."
                },
                "tests": {"type": "array", "items": {"$ref": "#/$defs/test"}}
              },
              "allOf": [
                {
                  "if": {"properties": {"action": {"const": "replace"}}, "required": ["action"]},
                  "then": {"required": ["replacement", "match"]}
                },
                {
                  "if": {"properties": {"action": {"const": "mask"}}, "required": ["action"]},
                  "then": {"required": ["match"]}
                },
                {
                  "if": {"properties": {"action": {"const": "score"}}, "required": ["action"]},
                  "then": {"required": ["score"]}
                },
                {
                  "if": {"properties": {"action": {"const": "tag"}}, "required": ["action"]},
                  "then": {"required": ["attributes"]}
                },
                {
                  "if": {"properties": {"action": {"enum": ["deny", "score", "tag", "allow"]}}, "required": ["action"]},
                  "then": {"not": {"required": ["replacement"]}, "anyOf": [{"required": ["match"]}, {"required": ["when"]}]}
                }
              ]
            },
            "condition": {
              "oneOf": [
                {"$ref": "#/$defs/someWords"},
                {
                  "type": "object", "additionalProperties": false, "required": ["not"],
                  "properties": {"not": {"$ref": "#/$defs/someWords"}}
                }
              ]
            },
            "matchers": {
              "properties": {
                "keywords": {
                  "$ref": "#/$defs/words",
                  "description": "cat whole word, cat* prefix, *cat suffix, *cat* anywhere, @name a list."
                },
                "regex": {"$ref": "#/$defs/words", "description": "PCRE2 with UTF and UCP."},
                "links": {
                  "description": "A link that is not allowed, or that is denied, hits; {} hits any link.",
                  "type": "object", "additionalProperties": false,
                  "properties": {"allow": {"$ref": "#/$defs/someWords"}, "deny": {"$ref": "#/$defs/someWords"}}
                },
                "caps": {"$ref": "#/$defs/share", "description": "Percent of the letters."},
                "symbols": {"$ref": "#/$defs/share", "description": "Percent of the characters that are no space."},
                "repetition": {
                  "type": "object", "additionalProperties": false, "minProperties": 1,
                  "properties": {
                    "characters": {"type": "integer", "minimum": 1, "maximum": 1000000},
                    "words": {"type": "integer", "minimum": 1, "maximum": 1000000}
                  }
                },
                "emoji": {"$ref": "#/$defs/maximum"},
                "mentions": {"$ref": "#/$defs/maximum"},
                "length": {
                  "type": "object", "additionalProperties": false, "minProperties": 1,
                  "properties": {"max": {"$ref": "#/$defs/count"}, "lines": {"$ref": "#/$defs/count"}}
                },
                "zalgo": {
                  "type": "object", "additionalProperties": false, "required": ["max_marks"],
                  "properties": {"max_marks": {"$ref": "#/$defs/count"}}
                },
                "invisible": {"type": "object", "maxProperties": 0},
                "mixed_script": {"type": "object", "maxProperties": 0},
                "pii": {
                  "type": "array", "minItems": 1, "items": {"enum": ["email", "phone", "card", "ipv4", "wallet"]}
                }
              }
            },
            "share": {
              "type": "object", "additionalProperties": false, "required": ["max_percent"],
              "properties": {"min_length": {"$ref": "#/$defs/count"}, "max_percent": {"$ref": "#/$defs/percent"}}
            },
            "maximum": {
              "type": "object", "additionalProperties": false, "required": ["max"],
              "properties": {"max": {"$ref": "#/$defs/count"}}
            },
            "test": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "text": {"$ref": "#/$defs/word"},
                "base64": {"$ref": "#/$defs/word", "description": "The text in base64, for what does not show."},
                "expect": {"enum": ["allow", "rewrite", "deny"]},
                "content": {"$ref": "#/$defs/word", "description": "The text that is delivered."},
                "hit": {"type": "boolean", "description": "Whether this rule hits."},
                "sender": {
                  "type": "object", "additionalProperties": false,
                  "properties": {"user_id": {"$ref": "#/$defs/word"}, "attributes": {"$ref": "#/$defs/attributes"}}
                },
                "attributes": {"$ref": "#/$defs/attributes"},
                "room": {"$ref": "#/$defs/word"},
                "todo": {"type": "boolean", "description": "Known not to pass yet."}
              },
              "oneOf": [{"required": ["text"]}, {"required": ["base64"]}],
              "anyOf": [{"required": ["expect"]}, {"required": ["content"]}, {"required": ["hit"]}]
            }
          }
        }

        """
}
