//! The table of policies that leave the roles of Altinn 2: for the screen and for a page.

use std::collections::BTreeMap;

use super::{MigratedFile, words};
use crate::catalog::roles::{ALTINN2_ROLES_END, Grade, Role};
use crate::catalog::{packages, roles};
use crate::policy::migrate::{NetEffect, RoleProposal, RuleMigration, RuleOutcome};
use crate::policy::naming::{does, joined, package_name, role_name};
use crate::report::sheet::{Mark, Section, Sheet, SheetLine, TableRow};
use crate::text::{Message, Phrase, dates};

/// The sheet of the policies that were looked at; `unread` more could not be read, and nothing is known of those.
#[must_use]
pub fn sheet(files: &[MigratedFile<'_>], unread: usize) -> Sheet {
    let concerned: Vec<&MigratedFile<'_>> = files.iter().filter(|file| file.migration.is_concerned()).collect();
    let closing =
        words::CLOSING.with("packages", dates::said(packages::AS_OF)).with("roles", dates::said(roles::AS_OF));
    if concerned.is_empty() {
        let nobody = SheetLine::new(Mark::Good, words::NOBODY_CONCERNED);
        let summary = (unread == 0).then_some(nobody).into_iter().chain(of_unread(unread)).collect();
        return Sheet { title: words::TITLE.into(), summary, sections: Vec::new(), closing: Vec::new() };
    }
    Sheet {
        title: words::TITLE.into(),
        summary: summary(&concerned, files.len()).into_iter().chain(of_unread(unread)).collect(),
        sections: vec![
            rules(&concerned),
            match concerned.as_slice() {
                [one] => net(one),
                many => net_of_many(many),
            },
            anew(&concerned),
        ],
        closing: vec![closing],
    }
}

fn of_unread(unread: usize) -> Option<SheetLine> {
    (unread > 0).then(|| SheetLine::new(Mark::Bad, words::UNREAD.with("count", unread.to_string())))
}

fn summary(concerned: &[&MigratedFile<'_>], all: usize) -> Vec<SheetLine> {
    let counted = words::CONCERNED.with("count", concerned.len().to_string()).with("all", all.to_string());
    let mut lines = vec![SheetLine::new(Mark::Look, counted.with("date", dates::said(ALTINN2_ROLES_END)))];
    for (outcome, mark, phrase) in [
        (RuleOutcome::Check, Mark::Look, words::TO_CHECK),
        (RuleOutcome::Choose, Mark::Bad, words::TO_CHOOSE),
        (RuleOutcome::ByHand, Mark::Bad, words::BY_HAND),
    ] {
        let rules = concerned.iter().flat_map(|file| &file.migration.rules);
        let count = rules.filter(|rule| rule.outcome == outcome).count();
        if count > 0 {
            lines.push(SheetLine::new(mark, phrase.with("count", count.to_string())));
        }
    }
    lines
}

fn rules(concerned: &[&MigratedFile<'_>]) -> Section {
    let of_file = |file: &&MigratedFile<'_>| {
        let file = **file;
        file.migration.rules.iter().map(move |rule| rule_row(&file, rule)).collect::<Vec<_>>()
    };
    Section {
        heading: words::RULES,
        intro: None,
        columns: vec![words::COLUMN_RULE, words::COLUMN_ENDS, words::COLUMN_INSTEAD, words::COLUMN_NEXT],
        rows: concerned.iter().flat_map(of_file).collect(),
        lines: Vec::new(),
    }
}

fn rule_row(file: &MigratedFile<'_>, rule: &RuleMigration) -> TableRow {
    let head = words::RULE
        .with("service", file.service())
        .with("number", rule.number.to_string())
        .with("line", file.line(rule).to_string());
    let ends = rule.roles.iter().map(|proposal| {
        let named = words::ROLE.with("name", role_name(proposal.role)).with("id", proposal.role.code.to_uppercase());
        named.with("grade", grade(proposal.grade))
    });
    let mut instead: Vec<Message> = rule.roles.iter().flat_map(in_place).collect();
    if instead.is_empty() {
        instead.push(words::NOTHING_INSTEAD.into());
    }
    let (mark, next) = match rule.outcome {
        RuleOutcome::Nothing => (Mark::Good, words::DO_NOTHING),
        RuleOutcome::Replaced => (Mark::Good, words::DO_REPLACED),
        RuleOutcome::Check => (Mark::Look, words::DO_CHECK),
        RuleOutcome::Choose => (Mark::Bad, words::DO_CHOOSE),
        RuleOutcome::ByHand => (Mark::Bad, words::DO_BY_HAND),
    };
    TableRow { mark, head: vec![head], cells: vec![ends.collect(), instead, vec![next.into()]] }
}

/// What takes the place of a role.
fn in_place(proposal: &RoleProposal) -> Vec<Message> {
    let of = |phrase: Phrase, package: &&'static packages::Package| {
        phrase.with("name", package_name(package)).with("id", package.id)
    };
    let mut all: Vec<Message> = proposal.packages.iter().map(|package| of(words::PACKAGE, package)).collect();
    all.extend(proposal.present.iter().map(|package| of(words::PRESENT, package)));
    let registers = joined(proposal.registers.iter().map(|role| role_name(role)));
    all.extend(registers.map(|roles| words::REGISTERS.with("roles", roles)));
    let others = joined(proposal.others.iter().map(|package| of(words::PACKAGE, package)));
    all.extend(others.map(|packages| words::OTHERS.with("packages", packages)));
    all
}

/// How sure a proposal is.
pub(super) const fn grade(grade: Grade) -> Phrase {
    match grade {
        Grade::SameName => words::GRADE_NAME,
        Grade::SameField => words::GRADE_FIELD,
        Grade::Several => words::GRADE_SEVERAL,
        Grade::AnyField => words::GRADE_ANY,
        Grade::None => words::GRADE_NONE,
    }
}

/// Only where something changes: what stays as it is says nothing of the way out.
fn net(file: &MigratedFile<'_>) -> Section {
    let row = |one: &NetEffect| {
        let head = words::WHERE.with("who", one.recipient.name()).with("action", does(one.access.action()));
        let mark = if one.lost().next().is_some() { Mark::Look } else { Mark::Good };
        let cells = [&one.today, &one.undone, &one.then].map(|roles| vec![named(roles)]).to_vec();
        TableRow { mark, head: vec![head], cells }
    };
    Section {
        heading: words::NET,
        intro: Some(words::NET_INTRO.into()),
        columns: vec![words::COLUMN_WHO, words::COLUMN_TODAY, words::COLUMN_UNDONE, words::COLUMN_THEN],
        rows: file.migration.net.iter().filter(|one| one.changes()).map(row).collect(),
        lines: Vec::new(),
    }
}

/// The same for many policies: where nobody would be left, and whether the new rules keep those who are there.
fn net_of_many(files: &[&MigratedFile<'_>]) -> Section {
    let row = |file: &&MigratedFile<'_>| {
        let at =
            |one: &NetEffect| words::WHERE.with("who", one.recipient.name()).with("action", does(one.access.action()));
        let undone: Vec<Message> = file.migration.net.iter().filter(|one| one.is_lost_undone()).map(at).collect();
        let lost: Vec<Message> = file.migration.net.iter().filter(|one| one.lost().next().is_some()).map(at).collect();
        if undone.is_empty() && lost.is_empty() {
            return None;
        }
        let mark = if lost.is_empty() { Mark::Good } else { Mark::Look };
        let undone = joined(undone.into_iter()).unwrap_or_else(|| words::NOBODY.into());
        let then =
            joined(lost.into_iter()).map_or_else(|| words::AS_TODAY.into(), |lost| words::FEWER.with("where", lost));
        Some(TableRow { mark, head: vec![Message::verbatim(file.service())], cells: vec![vec![undone], vec![then]] })
    };
    Section {
        heading: words::NET,
        intro: Some(words::MANY_INTRO.into()),
        columns: vec![words::COLUMN_SERVICE, words::COLUMN_LOST, words::COLUMN_THEN],
        rows: files.iter().filter_map(row).collect(),
        lines: Vec::new(),
    }
}

fn named(roles: &[&'static Role]) -> Message {
    joined(roles.iter().map(|role| role_name(role))).unwrap_or_else(|| words::NOBODY.into())
}

/// For each role that ends: what those need who were given it.
fn anew(concerned: &[&MigratedFile<'_>]) -> Section {
    let mut by_role: BTreeMap<&str, (&'static Role, Vec<&'static packages::Package>, Vec<&str>)> = BTreeMap::new();
    for file in concerned {
        for proposal in file.migration.rules.iter().flat_map(|rule| &rule.roles) {
            let (_, packages, services) =
                by_role.entry(proposal.role.code).or_insert_with(|| (proposal.role, Vec::new(), Vec::new()));
            for package in proposal.packages.iter().chain(&proposal.present) {
                if !packages.contains(package) {
                    packages.push(package);
                }
            }
            if !services.contains(&file.service()) {
                services.push(file.service());
            }
        }
    }
    let row = |(role, packages, services): (&'static Role, Vec<&'static packages::Package>, Vec<&str>)| {
        let named =
            packages.iter().map(|package| words::PACKAGE.with("name", package_name(package)).with("id", package.id));
        let needed = joined(named).unwrap_or_else(|| words::CHOOSE_FIRST.into());
        let services = services.into_iter().map(Message::verbatim).collect();
        TableRow { mark: Mark::Plain, head: vec![role_name(role)], cells: vec![vec![needed], services] }
    };
    Section {
        heading: words::ANEW,
        intro: Some(words::ANEW_INTRO.with("date", dates::said(ALTINN2_ROLES_END))),
        columns: vec![words::COLUMN_ROLE, words::COLUMN_NEW, words::COLUMN_SERVICES],
        rows: by_role.into_values().map(row).collect(),
        lines: Vec::new(),
    }
}
