//! The letter to those who lose access with the roles of Altinn 2: through the service owner's own channels, so it asks
//! nobody for anything and no state knows of it.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use super::MigratedFile;
use crate::catalog::roles::{ALTINN2_ROLES_END, Provider, Role};
use crate::domain::Language;
use crate::policy::naming::{joined, package_name, role_name};
use crate::text::clean::{clean, clean_line};
use crate::text::dates;
use crate::text::letters::PRACTICE;

/// The template does not hold: a fault of the program, not of what was given.
#[derive(Debug, thiserror::Error)]
#[error("the letter cannot be filled in")]
pub struct LetterFault(#[from] minijinja::Error);

#[derive(Serialize)]
struct LetterView {
    name: String,
    contact: String,
    day: String,
    roles: Vec<RoleView>,
    registered: Option<String>,
}

#[derive(Serialize)]
struct RoleView {
    name: String,
    packages: Vec<String>,
}

/// Writes the letter for a service. `name` is what recipients know the service by, `contact` where they can ask.
///
/// # Errors
/// The template and its values do not fit.
pub fn render(file: &MigratedFile<'_>, name: &str, contact: &str, language: Language) -> Result<String, LetterFault> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    let view = LetterView {
        name: clean_line(name),
        contact: clean_line(contact),
        day: dates::said(ALTINN2_ROLES_END).render(language),
        roles: roles(file, language),
        registered: registered(file, language),
    };
    Ok(clean(&templates.render_str(template(language), minijinja::Value::from(Serde(&view)))?))
}

/// A letter of a rehearsal, which is sent to nobody, and says so.
#[must_use]
pub fn practice(letter: &str, language: Language) -> String {
    format!("{}\n\n{letter}", PRACTICE.raw(language))
}

const fn template(language: Language) -> &'static str {
    match language {
        Language::Nb => include_str!("../../../templates/letters/access-anew.nb.txt"),
        Language::En => include_str!("../../../templates/letters/access-anew.en.txt"),
    }
}

/// The roles that end, each once, with what is given instead.
fn roles(file: &MigratedFile<'_>, language: Language) -> Vec<RoleView> {
    let mut seen: Vec<&'static Role> = Vec::new();
    let mut views = Vec::new();
    for proposal in file.migration.rules.iter().flat_map(|rule| &rule.roles) {
        if seen.contains(&proposal.role) {
            continue;
        }
        seen.push(proposal.role);
        let packages = proposal.packages.iter().chain(&proposal.present);
        views.push(RoleView {
            name: role_name(proposal.role).render(language),
            packages: packages.map(|package| package_name(package).render(language)).collect(),
        });
    }
    views
}

/// Who of those in Enhetsregisteret gets in with the new policy; a person is registered elsewhere.
fn registered(file: &MigratedFile<'_>, language: Language) -> Option<String> {
    let mut all: Vec<&'static Role> = Vec::new();
    for role in file.migration.net.iter().flat_map(|one| &one.then) {
        if role.provider == Provider::Ccr && !all.contains(role) {
            all.push(role);
        }
    }
    joined(all.into_iter().map(role_name)).map(|names| names.render(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_a_rehearsal_says_so_first() {
        for language in [Language::Nb, Language::En] {
            let said = practice("Emne: nye regler\n", language);
            assert_eq!(said.lines().next(), Some(PRACTICE.raw(language)));
            assert!(said.ends_with("\n\nEmne: nye regler\n"), "{said}");
        }
    }
}
