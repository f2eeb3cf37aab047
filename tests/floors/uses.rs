//! The `use` declarations of a file, each name on its own.

use super::code::is_word;

/// One name that a `use` brings in.
#[derive(Debug, PartialEq, Eq)]
pub struct Use {
    /// Others can have it from here.
    pub public: bool,
    /// Its whole path.
    pub path: Vec<String>,
    /// The name that it has here; `*` for all.
    pub name: String,
}

/// Every name that the code brings in.
pub fn uses(code: &str) -> Vec<Use> {
    let mut found = Vec::new();
    for (public, tree) in declarations(code)
        .into_iter()
        .map(|(start, tree_at, end)| (code[start..tree_at].trim_start().starts_with("pub"), &code[tree_at..end]))
    {
        expand(&[], tree, public, &mut found);
    }
    found
}

/// The code without its `use` declarations.
pub fn without_uses(code: &str) -> String {
    let mut left = String::with_capacity(code.len());
    let mut from = 0;
    for (start, _, end) in declarations(code) {
        left.push_str(&code[from..start]);
        from = end + 1;
    }
    left.push_str(code.get(from..).unwrap_or_default());
    left
}

/// Where each declaration begins, where its tree begins, and where its semicolon stands.
fn declarations(code: &str) -> Vec<(usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let before = &code[..at];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let head = code[line..at].trim();
        let declares = head.is_empty() || (head.starts_with("pub") && !head.contains(' '));
        if declares && !before.ends_with(is_word) {
            let end = code[at..].find(';').map_or(code.len(), |length| at + length);
            found.push((line, at + "use ".len(), end));
        }
    }
    found
}

/// Splits a tree of braces into its names.
fn expand(head: &[String], tree: &str, public: bool, found: &mut Vec<Use>) {
    for branch in branches(tree) {
        let (path, inner) = match branch.split_once('{') {
            Some((path, inner)) => {
                (path.trim_end().trim_end_matches("::"), inner.rsplit_once('}').map(|(inner, _)| inner))
            }
            None => (branch, None),
        };
        let (path, alias) = path.split_once(" as ").map_or((path, None), |(path, alias)| (path, Some(alias.trim())));
        let parts = path.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
        let mut whole: Vec<String> = head.iter().cloned().chain(parts).collect();
        if let Some(inner) = inner {
            expand(&whole, inner, public, found);
            continue;
        }
        if whole.len() > 1 && whole.last().is_some_and(|last| last == "self") {
            whole.pop();
        }
        let name = alias.map(str::to_owned).or_else(|| whole.last().cloned()).unwrap_or_default();
        found.push(Use { public, path: whole, name });
    }
}

/// The parts between the commas that stand outside of braces.
fn branches(tree: &str) -> Vec<&str> {
    let (mut found, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(tree[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(tree[from..].trim());
    found.into_iter().filter(|branch| !branch.is_empty()).collect()
}
