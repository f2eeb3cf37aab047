//! Who gets in at one organisation, as a sheet: for the screen and for a page.

use crate::catalog::organisation_forms;
use crate::catalog::{packages, roles};
use crate::domain::PolicyKind;
use crate::policy::explain::at_organisation::{AtOrganisation, PackageAccess, RoleAccess};
use crate::policy::explain::reach::IKS_ENDED;
use crate::policy::explain::{Explanation, joined};
use crate::policy::naming::{does, package_entry, role_name};
use crate::report::sheet::{Mark, Section, Sheet, SheetLine, TableRow};
use crate::text::Message;
use crate::text::counts::{counted, organisations};
use crate::text::dates;
use jiff::civil::Date;

/// The sheet; `file` is what the policy is called when no resource is known, `host` which host said what the roles are, `today` when.
#[must_use]
pub fn sheet(explanation: &Explanation, at: &AtOrganisation, file: &str, (host, today): (&str, Date)) -> Sheet {
    let number = at.organisation.number.spaced();
    let who = match &at.organisation.name {
        Some(name) => Message::verbatim(format!("{number} {name}")),
        None => Message::verbatim(number),
    };
    let of = explanation.resource_id.as_deref().unwrap_or(file);
    let ages = words::CATALOGUE.with("packages", dates::said(packages::AS_OF)).with("roles", dates::said(roles::AS_OF));
    Sheet {
        title: words::TITLE.with("who", who).with("id", of),
        summary: summary(explanation, at),
        sections: vec![registered(at), others(at), unknown(explanation)],
        closing: vec![words::SOURCE.with("host", host).with("date", dates::said(today)), ages],
    }
}

/// What the form of organisation is called.
fn form(at: &AtOrganisation) -> Message {
    organisation_forms::said(&at.organisation.form)
}

fn summary(explanation: &Explanation, at: &AtOrganisation) -> Vec<SheetLine> {
    let organisation = &at.organisation;
    let mut lines = vec![SheetLine::new(Mark::Plain, words::FORM.with("form", form(at)))];
    if let Some(sub_unit) = organisation.sub_unit {
        let line = words::SUB_UNIT.with("sub", sub_unit.spaced()).with("main", organisation.number.spaced());
        lines.push(SheetLine::new(Mark::Look, line));
    }
    if organisation.bankrupt {
        lines.push(SheetLine::new(Mark::Look, words::BANKRUPT));
    }
    if explanation.consequences.never {
        lines.push(SheetLine::new(Mark::Bad, words::NEVER));
    }
    if explanation.kind == Some(PolicyKind::Broker) {
        lines.push(SheetLine::new(Mark::Look, super::sheet::SYSTEMS_ONLY));
    }
    if !at.anybody.is_empty() {
        lines.push(SheetLine::new(Mark::Look, words::ANYBODY.with("may", actions(&at.anybody))));
    }
    let acting = at.roles.iter().any(|row| row.organisations > 0 && row.passes_on && !row.may.is_empty());
    lines.push(if at.persons == 0 {
        if acting {
            SheetLine::new(Mark::Good, words::ONLY_ORGANISATIONS)
        } else {
            SheetLine::new(Mark::Bad, words::NOBODY)
        }
    } else {
        let outside = (at.persons - at.let_in).to_string();
        let line = words::COUNTED.with("all", at.persons.to_string()).with("some", at.let_in.to_string());
        let mark = match at.let_in {
            0 if explanation.kind == Some(PolicyKind::Broker) => Mark::Plain,
            0 => Mark::Bad,
            _ => Mark::Good,
        };
        SheetLine::new(mark, line.with("outside", outside))
    });
    lines
}

fn registered(at: &AtOrganisation) -> Section {
    let mut lines = Vec::new();
    let by_others = |row: &&RoleAccess| row.organisations > 0 && !row.may.is_empty();
    if at.roles.iter().filter(by_others).any(|row| row.passes_on) {
        lines.push(SheetLine::new(Mark::Plain, words::KEY_ROLES));
    }
    if at.roles.iter().filter(by_others).any(|row| !row.passes_on) {
        lines.push(SheetLine::new(Mark::Look, words::IKS.with("date", dates::said(IKS_ENDED))));
    }
    if at.organisation.former > 0 {
        lines.push(SheetLine::new(Mark::Plain, words::FORMER.with("count", at.organisation.former.to_string())));
    }
    Section {
        heading: words::REGISTERED,
        intro: Some(words::REGISTERED_INTRO.into()),
        columns: vec![words::COLUMN_ROLE, words::COLUMN_HELD, words::COLUMN_MAY],
        rows: at.roles.iter().map(role_row).collect(),
        lines,
    }
}

fn role_row(row: &RoleAccess) -> TableRow {
    let opens = !row.may.is_empty() && (row.persons > 0 || row.passes_on);
    let held = [
        (row.persons > 0).then(|| persons(row.persons)),
        (row.organisations > 0).then(|| organisations(row.organisations)),
    ];
    TableRow {
        mark: if opens { Mark::Good } else { Mark::Plain },
        head: vec![title(row)],
        cells: vec![
            held.into_iter().flatten().collect(),
            vec![if opens { actions(&row.may) } else { words::NOTHING.into() }],
        ],
    }
}

fn title(row: &RoleAccess) -> Message {
    row.role.map_or_else(|| Message::verbatim(row.title.as_str()), role_name)
}

fn others(at: &AtOrganisation) -> Section {
    let package = |row: &PackageAccess| TableRow {
        mark: Mark::Plain,
        head: vec![package_entry(row.package)],
        cells: vec![
            vec![actions(&row.may)],
            vec![match joined(row.given_by.iter().map(|role| role_name(role))) {
                Some(roles) => words::GIVEN_BY.with("roles", roles),
                None => words::GIVEN_BY_NOBODY.into(),
            }],
        ],
    };
    let relation = |row: &RoleAccess| TableRow {
        mark: Mark::Plain,
        head: vec![title(row)],
        cells: vec![vec![actions(&row.may)], vec![words::NOT_REGISTERED.into()]],
    };
    let itself = (!at.itself.is_empty()).then(|| TableRow {
        mark: Mark::Good,
        head: vec![words::ITSELF.into()],
        cells: vec![vec![actions(&at.itself)], vec![words::ITSELF_HOW.into()]],
    });
    let rows: Vec<TableRow> =
        itself.into_iter().chain(at.packages.iter().map(package)).chain(at.of_others.iter().map(relation)).collect();
    let none = rows.is_empty().then(|| SheetLine::new(Mark::Plain, words::NOTHING_ELSE));
    Section {
        heading: words::OTHERS,
        intro: None,
        columns: vec![words::COLUMN_OTHER, words::COLUMN_MAY, words::COLUMN_HOW],
        rows,
        lines: none.into_iter().collect(),
    }
}

fn unknown(explanation: &Explanation) -> Section {
    let mut lines = vec![
        SheetLine::new(Mark::Plain, words::UNKNOWN_DELEGATIONS),
        SheetLine::new(Mark::Plain, words::UNKNOWN_ROLES),
    ];
    match explanation.consequences.limited {
        Some(true) => lines.push(SheetLine::new(Mark::Look, words::UNKNOWN_LIST)),
        None => lines.push(SheetLine::new(Mark::Plain, words::UNKNOWN_LIMITED)),
        Some(false) => {}
    }
    if explanation.consequences.level.is_some_and(|level| level > 0) {
        let level = explanation.consequences.level.unwrap_or_default().to_string();
        lines.push(SheetLine::new(Mark::Plain, words::UNKNOWN_LEVEL.with("level", level)));
    }
    Section { heading: words::UNKNOWN, intro: None, columns: Vec::new(), rows: Vec::new(), lines }
}

fn actions(may: &[String]) -> Message {
    joined(may.iter().map(|action| does(action))).unwrap_or_else(|| words::NOTHING.into())
}

fn persons(count: usize) -> Message {
    counted(count, words::ONE_PERSON, words::PERSONS)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Hvem tilgangsreglene for {id} slipper inn hos {who}", en: "Who the access rules of {id} let in at {who}" }
        FORM { nb: "Organisasjonsform: {form}.", en: "Organisation form: {form}." }
        SUB_UNIT { nb: "{sub} er en underenhet. Rollene er registrert på hovedenheten {main}, og de gjelder også for underenheten.", en: "{sub} is a sub-unit. The roles are registered on the main unit {main}, and they apply to the sub-unit too." }
        BANKRUPT { nb: "Virksomheten er konkurs. Bostyreren er registrert på konkursboet, som har sitt eget organisasjonsnummer: slå opp det også.", en: "The organisation is bankrupt. The estate administrator is registered on the bankruptcy estate, which has a number of its own: look that up too." }
        NEVER { nb: "Ingen slipper inn: plattformen kjenner ikke måten reglene kombineres på.", en: "Nobody is let in: the platform does not know the way the rules are combined." }
        ANYBODY { nb: "Hvem som helst kan, uten rolle og uten fullmakt: {may}.", en: "Anybody can, with no role and without being authorised: {may}." }
        ONLY_ORGANISATIONS { nb: "Ingen personer er registrert med roller her, men virksomheter er det, og de som styrer dem, slipper inn.", en: "No persons are registered with roles here, but organisations are, and those who run them are let in." }
        NOBODY { nb: "Registeret viser ingen personer med rolle her, så ingen slipper inn uten fullmakt.", en: "The register shows no persons with a role here, so nobody is let in without being authorised." }
        COUNTED { nb: "Personer som er registrert med roller: {all}. Slipper inn: {some}. Uten rolle som gir tilgang: {outside}.", en: "Persons who are registered with roles: {all}. Let in: {some}. Without a role that gives access: {outside}." }
        ONE_PERSON { nb: "1 person", en: "1 person" }
        PERSONS { nb: "{count} personer", en: "{count} persons" }

        REGISTERED { nb: "Registrerte roller", en: "Registered roles" }
        REGISTERED_INTRO { nb: "Svarene er regnet ut slik plattformen selv avgjør, for hver rolle og det som følger med den.", en: "The answers are worked out the way the platform itself decides, for each role and what comes with it." }
        COLUMN_ROLE { nb: "Rolle", en: "Role" }
        COLUMN_HELD { nb: "Har den", en: "Held by" }
        COLUMN_MAY { nb: "Kan", en: "May" }
        NOTHING { nb: "ingenting", en: "nothing" }
        KEY_ROLES { nb: "Der en virksomhet har rollen, slipper de inn som har en nøkkelrolle i den virksomheten, for eksempel daglig leder.", en: "Where an organisation holds the role, those with a key role in that organisation are let in, such as its managing director." }
        IKS { nb: "Deltakere med delt ansvar i et interkommunalt selskap er kommuner, og siden {date} får den som har nøkkelrolle der, ikke tilgang for selskapet.", en: "Participants with shared responsibility in an intermunicipal company are municipalities, and since {date} those with a key role there have no access for the company." }
        FORMER { nb: "Ikke talt med, siden de har fratrådt, er døde eller er slettet: {count}.", en: "Not counted, since they have resigned, died or been deleted: {count}." }

        OTHERS { nb: "Hva som ellers gir tilgang", en: "What else gives access" }
        COLUMN_OTHER { nb: "Tilgang", en: "Access" }
        COLUMN_HOW { nb: "Hvordan", en: "How" }
        GIVEN_BY { nb: "kan gis til ansatte, systembrukere og andre virksomheter av: {roles}", en: "can be given to employees, system users and other organisations by: {roles}" }
        GIVEN_BY_NOBODY { nb: "ingen av de registrerte rollene kan gi den", en: "none of the registered roles can give it" }
        NOT_REGISTERED { nb: "ingen er registrert", en: "nobody is registered" }
        ITSELF { nb: "Virksomheten selv", en: "The organisation itself" }
        ITSELF_HOW { nb: "med eget token fra Maskinporten", en: "with its own token from Maskinporten" }
        NOTHING_ELSE { nb: "Reglene nevner ingen tilgangspakke eller annen rolle som gir tilgang her.", en: "The rules name no access package and no other role that gives access here." }

        UNKNOWN { nb: "Det som ikke er kjent", en: "What is not known" }
        UNKNOWN_DELEGATIONS { nb: "Fullmakter: hvem virksomheten har gitt tilgangspakker, enkelttjenester eller systembrukere i Altinn.", en: "Authorisations: to whom the organisation has given access packages, single services or system users in Altinn." }
        UNKNOWN_ROLES { nb: "Roller som Enhetsregisteret ikke viser åpent, og roller som Altinn selv forvalter, for eksempel hovedadministrator.", en: "Roles that the Register of Legal Entities does not show openly, and those that Altinn itself keeps, such as main administrator." }
        UNKNOWN_LIST { nb: "Om virksomheten står på en av ressursens tilgangslister. Svarene forutsetter at den gjør det.", en: "Whether the organisation is on one of the resource's access lists. The answers assume that it is." }
        UNKNOWN_LIMITED { nb: "Om ressursen er begrenset av tilgangslister. Det står i ressursen selv: --resource FIL.", en: "Whether access lists limit the resource. The resource itself says so: --resource FILE." }
        UNKNOWN_LEVEL { nb: "Om den som logger inn, gjør det på nivå {level}, som reglene krever.", en: "Whether those who log in do so at level {level}, which the rules require." }

        SOURCE { nb: "Form og roller er hentet fra {host} den {date}. Navn på personer er verken vist eller tatt vare på.", en: "Form and roles were fetched from {host} on {date}. No person's name is shown or kept." }
        CATALOGUE { nb: "Tilgangspakkene er som de var {packages}, rollene som de var {roles}. Hele forklaringen: samme kommando uten --for-number.", en: "The access packages are as they were on {packages}, the roles as they were on {roles}. The whole explanation: the same command without --for-number." }
    }
}
