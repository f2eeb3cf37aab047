//! Whether a file in a folder is a policy, by its beginning.

use crate::policy::read::decode;

/// A document element comes within so many bytes, or the file is none of ours.
const BEGINNING: usize = 64 << 10;

/// Whether the document element is a `Policy` or `PolicySet`, in whatever namespace.
#[must_use]
pub fn is_policy(bytes: &[u8]) -> bool {
    let mut beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    // A cut in the middle of a character is no reason to refuse.
    let decoded = loop {
        match decode(beginning) {
            Ok(text) => break text,
            Err(_) => match beginning.split_last() {
                Some((_, rest)) if rest.len() + 4 > BEGINNING => beginning = rest,
                _ => return false,
            },
        }
    };
    root_name(&decoded).is_some_and(|name| matches!(name, "Policy" | "PolicySet"))
}

/// The local name of the first start tag.
fn root_name(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.get(rest.find('<')?..)?;
        rest = if rest.starts_with("<!--") {
            rest.split_once("-->")?.1
        } else if rest.starts_with("<?") {
            rest.split_once("?>")?.1
        } else if rest.starts_with("<!") {
            rest.split_once('>')?.1
        } else {
            let tag = rest.strip_prefix('<')?;
            let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
            return name.rsplit(':').next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_element_tells() {
        for policy in
            ["\u{feff}<?xml version='1.0'?>\n<!-- <x> --><xacml:Policy xmlns:xacml='a'>", "<Policy/>", "<PolicySet >"]
        {
            assert!(is_policy(policy.as_bytes()), "{policy}");
        }
        for other in ["", "Policy", "<Request/>", "<!-- <Policy> -->", "<Policyx/>", "{\"Policy\":1}"] {
            assert!(!is_policy(other.as_bytes()), "{other}");
        }
        let long = format!("<Policy>{}", "å".repeat(BEGINNING));
        assert!(is_policy(long.as_bytes()) && is_policy(format!("<Policy> {}", "å".repeat(BEGINNING)).as_bytes()));
    }
}
