/// Whoever reads events and writes responses needs JSON around them, as the replay reports do; they see it through here.
@_exported public import JSONText
