//! What an organisation has already, as it is taken over: what must be done about it first, and what became of each
//! resource.

pub mod human;
pub mod json;

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::catalog::codes::adoption as codes;
use crate::catalog::products;
use crate::domain::{EnvironmentName, OrgCode, OrgNumber, PolicyKind, Product, ThreeLanguages};
use crate::finding::{Code, Finding, Meaning, Severity};
use crate::record::Handle;

/// What was found, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Adoption {
    /// Where.
    pub environment: EnvironmentName,
    /// Whose: its number.
    pub number: OrgNumber,
    /// Its code in Altinn.
    pub code: OrgCode,
    /// Its name in Enhetsregisteret.
    pub name: String,
    /// It is a rehearsal: everything is simulated.
    pub simulated: bool,
    /// Nothing was taken: it was only looked.
    pub plan: bool,
    /// Today, in Norway.
    pub today: Date,
    /// All its resources, those that were taken first.
    pub resources: Vec<AdoptedResource>,
    /// What only a token shows.
    pub by_token: SeenByToken,
    /// Whoever goes on must name the file of the key again: it was used, and not kept.
    pub awaits_key_file: bool,
}

/// A resource of the organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct AdoptedResource {
    /// Its bare id.
    pub id: String,
    /// Its name, as published; empty where it was not read.
    pub title: ThreeLanguages,
    /// `CorrespondenceService`, …
    pub resource_type: String,
    /// What services of that type are for; none for a type that is of no product.
    pub product: Option<Product>,
    /// The service that it is, where it is one in the state.
    pub service: Option<Handle>,
    /// What became of it.
    pub standing: Standing,
    /// What is wrong with it, the most urgent first.
    pub findings: Vec<Finding>,
    /// Who may do what, a line for each group, as it is published.
    pub access: Vec<crate::text::Message>,
}

/// What became of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Taken over now.
    Taken,
    /// In the state already: nothing of it was changed.
    Known,
    /// It can be taken over, and was not chosen.
    Offered,
    /// It could not be read.
    Unread,
    /// Registered on another number than the organisation's.
    OtherNumber,
    /// Registered with another code.
    OtherCode,
    /// No service has such an id.
    OtherId,
    /// Of a type that none of the products has.
    OtherType,
    /// Made by the migration from Altinn 2.
    Migrated,
    /// Listed, and not there.
    Gone,
}

impl Standing {
    /// Whether it is one of the organisation's services here, so that what is wrong with it is to be mended.
    #[must_use]
    pub const fn is_service(self) -> bool {
        matches!(self, Self::Taken | Self::Known)
    }
}

/// Whether what only a token shows was looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SeenByToken {
    /// Nobody named a client and its key.
    #[default]
    NotAsked,
    /// It was looked, and these could not be seen.
    Looked(Vec<(HiddenThing, Finding)>),
}

/// What only a token shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenThing {
    /// Event subscriptions, and whether they are validated.
    Subscriptions,
    /// Access lists: their members, and what they let them do.
    AccessLists,
    /// How services are set up in Altinn Formidling.
    Files,
}

impl HiddenThing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Subscriptions, Self::AccessLists, Self::Files];

    /// Whether services of a product have anything of it.
    #[must_use]
    pub fn concerns(self, product: Product) -> bool {
        self != Self::Files || products::of(product).policy_kind == PolicyKind::Broker
    }
}

/// How soon something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It works, and ends with the roles of Altinn 2.
    Ends,
    /// It does not work, or reaches nobody.
    Broken,
    /// It should be looked at.
    Doubtful,
    /// Good to know.
    Minor,
}

/// What is named before all else, in this order.
const NAMED: [&Code; 6] = [
    &codes::ADOPT_ONLY_ALTINN2,
    &codes::ADOPT_IKS,
    &codes::ADOPT_MESSAGES_ON_GENERIC,
    &codes::ADOPT_FILTER,
    &codes::ADOPT_NO_SUBSCRIBE,
    &codes::ADOPT_NOT_VALIDATED,
];

/// How soon something is to be done.
#[must_use]
pub fn urgency(finding: &Finding) -> Urgency {
    let ends = [&codes::ADOPT_ONLY_ALTINN2, &codes::ADOPT_ALTINN2].contains(&finding.code);
    match finding.severity {
        _ if ends || finding.code.means == Some(Meaning::WorksForNow) => Urgency::Ends,
        _ if NAMED.contains(&finding.code) => Urgency::Broken,
        Severity::Error => Urgency::Broken,
        Severity::Warning => Urgency::Doubtful,
        Severity::Note => Urgency::Minor,
    }
}

/// By what findings are ordered: how soon, what is named first, how much it matters.
fn rank(finding: &Finding) -> (Urgency, usize, Reverse<Severity>) {
    let named = NAMED.iter().position(|code| *code == finding.code).unwrap_or(NAMED.len());
    (urgency(finding), named, Reverse(finding.severity))
}

/// Puts the most urgent first.
pub fn most_urgent_first(findings: &mut [Finding]) {
    findings.sort_by_key(rank);
}

impl Adoption {
    /// Everything of an urgency, of all resources that are meant: of a look all that could be taken count.
    #[must_use]
    pub fn of_urgency(&self, wanted: Urgency) -> Vec<(&AdoptedResource, &Finding)> {
        let meant = self.resources.iter().filter(|one| self.is_meant(one));
        let mut all: Vec<(&AdoptedResource, &Finding)> = meant
            .flat_map(|one| one.findings.iter().map(move |finding| (one, finding)))
            .filter(|(_, finding)| urgency(finding) == wanted)
            .collect();
        all.sort_by_key(|(_, finding)| rank(finding));
        all
    }

    /// Whether what is wrong with a resource is told as something to be done: not of one that nobody chose.
    #[must_use]
    pub fn is_meant(&self, one: &AdoptedResource) -> bool {
        self.plan || one.standing != Standing::Offered
    }

    /// Whether anything is to be done, or was not looked at.
    #[must_use]
    pub fn is_anything_left(&self) -> bool {
        let to_do = [Urgency::Ends, Urgency::Broken, Urgency::Doubtful];
        to_do.into_iter().any(|urgency| !self.of_urgency(urgency).is_empty()) || !self.not_looked_at().is_empty()
    }

    /// Whether something could not be read that can be read by anybody.
    #[must_use]
    pub fn is_anything_unread(&self) -> bool {
        self.resources.iter().any(|one| one.standing == Standing::Unread)
    }

    /// What was not looked at, and why; nothing where nothing of it concerns these services.
    #[must_use]
    pub fn not_looked_at(&self) -> Vec<(HiddenThing, Option<&Finding>)> {
        let services = || self.resources.iter().filter(|one| one.standing.is_service());
        let concerns = |thing: &HiddenThing| services().filter_map(|one| one.product).any(|of| thing.concerns(of));
        match &self.by_token {
            SeenByToken::NotAsked => HiddenThing::ALL.into_iter().filter(concerns).map(|thing| (thing, None)).collect(),
            SeenByToken::Looked(hidden) => {
                hidden.iter().filter(|(thing, _)| concerns(thing)).map(|(thing, why)| (*thing, Some(why))).collect()
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::catalog::codes::{policies, resources};

    fn id(finding: &Finding) -> &'static str {
        finding.code.id
    }

    #[test]
    fn what_ends_comes_first_then_what_is_named_then_by_weight() {
        let mut findings = vec![
            Finding::new(&resources::RESOURCE_TYPE_GENERIC, "a"),
            Finding::new(&codes::ADOPT_NOT_VALIDATED, "a"),
            Finding::new(&policies::POLICY_NOBODY, "a"),
            Finding::new(&codes::ADOPT_FILTER, "a"),
            Finding::new(&codes::ADOPT_ALTINN2, "a"),
            Finding::new(&codes::ADOPT_IKS, "a"),
            Finding::new(&codes::ADOPT_MESSAGES_ON_GENERIC, "a"),
            Finding::new(&codes::ADOPT_ONLY_ALTINN2, "a"),
        ];
        most_urgent_first(&mut findings);
        assert_eq!(
            findings.iter().map(id).collect::<Vec<_>>(),
            [
                "ADOPT-ONLY-ALTINN2",
                "ADOPT-ALTINN2",
                "ADOPT-IKS",
                "ADOPT-MESSAGES-ON-GENERIC",
                "ADOPT-FILTER",
                "ADOPT-NOT-VALIDATED",
                "POLICY-NOBODY",
                "RESOURCE-TYPE-GENERIC"
            ]
        );
    }

    /// Of what nobody chose nothing is to be done; of a look everything that could be chosen counts.
    #[test]
    fn what_nobody_chose_leaves_nothing_to_do() {
        let mut shown = sample();
        shown.by_token = SeenByToken::Looked(Vec::new());
        shown.resources.retain(|one| one.standing == Standing::Offered);
        assert!(!shown.is_anything_left());
        shown.plan = true;
        assert!(shown.is_anything_left());
    }

    #[test]
    fn what_only_a_token_shows_is_left_as_long_as_nobody_looked() {
        let mut shown = sample();
        shown.resources.iter_mut().for_each(|one| one.findings.clear());
        assert!(shown.is_anything_left());
        shown.by_token = SeenByToken::Looked(Vec::new());
        assert!(!shown.is_anything_left());
        shown.by_token =
            SeenByToken::Looked(vec![(HiddenThing::AccessLists, Finding::new(&codes::ADOPT_CHOICE, "token"))]);
        assert!(shown.is_anything_left());
    }

    /// Who has no service with files is not told that nobody looked at how files are handled.
    #[test]
    fn what_concerns_no_service_is_not_missed() {
        let things = |shown: &Adoption| shown.not_looked_at().into_iter().map(|(thing, _)| thing).collect::<Vec<_>>();
        let mut shown = sample();
        assert_eq!(things(&shown), [HiddenThing::Subscriptions, HiddenThing::AccessLists]);
        shown.resources[0].product = Some(Product::Broker);
        assert_eq!(things(&shown), HiddenThing::ALL);
        shown.resources.retain(|one| !one.standing.is_service());
        assert_eq!(things(&shown), []);
    }

    fn resource(id: &str, standing: Standing, findings: Vec<Finding>) -> AdoptedResource {
        let texts = ThreeLanguages { nb: "Vedtak".into(), nn: "Vedtak".into(), en: "Decisions".into() };
        AdoptedResource {
            id: id.into(),
            title: texts,
            resource_type: "CorrespondenceService".into(),
            product: Some(Product::Correspondence),
            service: standing.is_service().then(|| Handle::parse(id.trim_start_matches("ttd-")).unwrap()),
            standing,
            findings,
            access: vec![crate::text::Message::verbatim("access")],
        }
    }

    pub(crate) fn sample() -> Adoption {
        let of = |code: &'static Code, id: &str| {
            Finding::new(code, id)
                .with("environment", "tt02")
                .with("id", id)
                .with("date", "31. desember 2026")
                .with("orgnr", "974 760 673")
        };
        let migrated = resource("ttd-migratedcorrespondence-5229-1", Standing::Migrated, Vec::new());
        let other = of(&codes::ADOPT_OWNER, "ttd-gammel");
        Adoption {
            environment: EnvironmentName::parse("tt02").unwrap(),
            number: OrgNumber::parse("991825827").unwrap(),
            code: OrgCode::parse("ttd").unwrap(),
            name: "TESTDEPARTEMENTET".into(),
            simulated: false,
            plan: false,
            today: jiff::civil::date(2026, 12, 1),
            resources: vec![
                resource("ttd-vedtak", Standing::Taken, vec![of(&codes::ADOPT_ONLY_ALTINN2, "ttd-vedtak")]),
                resource("ttd-brev", Standing::Known, vec![of(&crate::policy::lint::NO_PACKAGE, "ttd-brev")]),
                resource("ttd-annet", Standing::Offered, vec![of(&codes::ADOPT_ALTINN2, "ttd-annet")]),
                resource("ttd-gammel", Standing::OtherNumber, vec![other]),
                migrated,
            ],
            by_token: SeenByToken::NotAsked,
            awaits_key_file: false,
        }
    }
}
