//! What a client is called where people meet it: whose it is, what it is for, and which environment it belongs to. It is in
//! Norwegian, as the portal and its users are.

use crate::catalog::{environments, products};
use crate::domain::{Environment, Language};
use crate::record::{Book, MAIN_CLIENT, Place, t};
use crate::steps::Brief;
use crate::text::Message;
use crate::text::clean::clean_line;

/// The longest name that is proposed. No limit is published (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17); a longer
/// one is cut off in the portal's lists. *Unverified*.
const LONGEST: usize = 100;

/// What the client of a service is called: as it was registered, or as it should be.
#[must_use]
pub fn of_client(brief: &Brief<'_>) -> String {
    let known = brief.at(t::ClientName, brief.client());
    known.map_or_else(|| proposed(brief.book, brief.environment, brief.place), |name| name.0.clone())
}

/// What a client that is to be registered should be called. Those of one organisation, product and environment have the
/// same: who is to find one again by its name adds something to it.
#[must_use]
pub fn proposed(book: &Book, environment: &Environment, place: &Place) -> String {
    let purpose = purpose(book, environment, place);
    // Before anybody is known the name says what for and where.
    let organisation = organisation(book);
    if organisation.is_empty() {
        return purpose;
    }
    let left = LONGEST.saturating_sub(purpose.chars().count() + " – ".chars().count());
    format!("{} – {purpose}", shortened(&organisation, left))
}

/// Products, environment, and the local name where a service has told one.
fn purpose(book: &Book, environment: &Environment, place: &Place) -> String {
    let client = book.client_used(place);
    let own = book.services.get(&place.service).into_iter();
    let others = book.services_of(&environment.name).filter(|(handle, _)| {
        let at = Place { environment: environment.name.clone(), service: (*handle).clone() };
        book.client_used(&at) == client
    });
    let mut names: Vec<&str> = Vec::new();
    for service in own.chain(others.map(|(_, service)| service)) {
        let name = products::of(service.product).name.raw(Language::Nb);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.sort_unstable();
    let told = book.get(t::ClientUsed, None, place).map(|name| format!(" – {name}")).unwrap_or_default();
    format!("{} – {}{told}", names.join(", "), of_environment(environment))
}

fn of_environment(environment: &Environment) -> &str {
    match environment.name.as_str() {
        environments::TT02 => "test",
        environments::PRODUCTION => "produksjon",
        name => name,
    }
}

fn organisation(book: &Book) -> String {
    let number = book.organisation.get(t::OrgNumber);
    let unit = book.organisation.get(t::UnitSeen).filter(|unit| Some(&unit.number) == number);
    let name = unit.map(|unit| clean_line(&unit.name)).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| number.map(|number| number.spaced()).unwrap_or_default())
}

/// A client in a sentence about this machine: the first has a name of the program's that nobody needs to know.
#[must_use]
pub fn client_said(client: &str) -> Message {
    if client == MAIN_CLIENT { words::THE_CLIENT.into() } else { words::A_CLIENT.with("client", client) }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        THE_CLIENT { nb: "Maskinporten-klienten", en: "the Maskinporten client" }
        A_CLIENT { nb: "Maskinporten-klienten {client}", en: "the Maskinporten client {client}" }
    }
}

fn shortened(text: &str, at_most: usize) -> String {
    if text.chars().count() <= at_most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(at_most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Product;
    use crate::record::Handle;
    use crate::record::key::ClientName;
    use crate::record::values::{Told, UnitSeen};
    use crate::steps::testing::{Bench, NUMBER, number};

    #[test]
    fn a_name_says_whose_what_for_and_where() {
        for (mut bench, expected) in [
            (Bench::tt02(), "TESTDEPARTEMENTET – Altinn Melding – test"),
            (Bench::production(), "TESTDEPARTEMENTET – Altinn Melding – produksjon"),
            (Bench::sandbox(), "TESTDEPARTEMENTET – Altinn Melding – sandbox"),
        ] {
            assert!(of_client(&bench.brief()).starts_with("Altinn Melding"), "nobody is known yet");
            bench.owner();
            assert_eq!(of_client(&bench.brief()), expected);
        }
    }

    #[test]
    fn a_client_of_several_services_names_each_product_once() {
        let mut bench = Bench::tt02();
        bench.owner();
        for product in [Product::Notifications, Product::Correspondence] {
            let service = Handle::parse(&format!("second-{}", products::of(product).words[0])).unwrap();
            let place = Place { service, ..bench.place.clone() };
            bench.book.begin(&place, product);
        }
        assert_eq!(of_client(&bench.brief()), "TESTDEPARTEMENTET – Altinn Melding, Altinn Varsling – test");
        bench.told(t::ClientUsed, ClientName::parse("drift").unwrap());
        assert_eq!(of_client(&bench.brief()), "TESTDEPARTEMENTET – Altinn Melding – test – drift");
    }

    #[test]
    fn a_long_name_is_cut_where_the_organisation_stands() {
        let mut bench = Bench::tt02();
        bench.owner();
        let name = "Å".repeat(300);
        bench.seen(t::UnitSeen, UnitSeen { number: number(NUMBER), name, form: "KOMM".into(), bankrupt: false });
        let name = of_client(&bench.brief());
        assert_eq!(name.chars().count(), LONGEST);
        assert!(name.ends_with("ÅÅ… – Altinn Melding – test"), "{name}");
    }

    #[test]
    fn what_was_registered_keeps_its_name() {
        let mut bench = Bench::tt02();
        bench.owner();
        bench.made_at(t::ClientName, "main", Told("altinn-onboard correspondence main-0a1b2c3d".into()));
        assert_eq!(of_client(&bench.brief()), "altinn-onboard correspondence main-0a1b2c3d");
    }
}
