//! The text of the state file, put together of what is written anew and what stands there byte for byte.

/// Something that is written.
#[derive(Clone, Debug)]
pub(super) enum Written {
    /// JSON, as it is.
    Raw(String),
    /// An object of members, one a line: each with its name as JSON.
    Object(Vec<(String, Written)>),
}

impl Written {
    /// The text, with line breaks as in a pretty print of two spaces a level.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.append(0, &mut text);
        text.push('\n');
        text
    }

    fn append(&self, level: usize, text: &mut String) {
        match self {
            Self::Raw(raw) => text.push_str(raw),
            Self::Object(members) if members.is_empty() => text.push_str("{}"),
            Self::Object(members) => {
                let mut before = "{";
                for (name, member) in members {
                    text.push_str(before);
                    line(level + 1, text);
                    text.push_str(name);
                    text.push_str(": ");
                    member.append(level + 1, text);
                    before = ",";
                }
                line(level, text);
                text.push('}');
            }
        }
    }
}

fn line(level: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", level));
}

/// A text as JSON.
pub(super) fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_a_pretty_print_writes() {
        let raw = |text: &str| Written::Raw(text.to_owned());
        let inner = Written::Object(vec![(json("c\"æ"), raw("1")), (json("d"), Written::Object(Vec::new()))]);
        let outer = Written::Object(vec![(json("a"), raw("\"x\"")), (json("b"), inner)]);
        let plain = serde_json::json!({ "a": "x", "b": { "c\"æ": 1, "d": {} } });
        assert_eq!(outer.text(), serde_json::to_string_pretty(&plain).unwrap() + "\n");
    }
}
