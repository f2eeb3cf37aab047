//! A bench for tests of steps: an environment and a book that facts are put into by hand.

use jiff::Timestamp;
use jiff::civil::date;

use super::journeys::FIRST;
use super::parts::{client, needed};
use super::{Brief, Effect, Move, Proof};
use crate::catalog::{environments, products, scopes as catalog};
use crate::domain::{
    ClientId, ContactPoint, Environment, EnvironmentName, KeyStoreName, OrgCode, OrgNumber, Product, ResourceId, Scope,
    ThreeLanguages,
};
use crate::finding::Finding;
use crate::record::values::{
    ClientKey, ClientUse, KeyHolder, KeyPlace, OperatedBy, OrgListing, PolicySeen, Recipients, ResourceBy,
    ResourceChoice, ResourceFound, ResourceSeen, Signed, SupplierProof, TokenProof, UnitSeen,
};
use crate::record::{Book, Evidence, Handle, Place, Question, Source, Topic, TopicMarker, Value, t};

/// A valid number of a real organisation.
pub const NUMBER: &str = "991825827";
/// Another.
pub const OTHER_NUMBER: &str = "974760673";
/// A synthetic one.
pub const RECIPIENT: &str = "310000019";

/// The organisation number of a text that is known to be one.
pub fn number(text: &str) -> OrgNumber {
    OrgNumber::parse(text).unwrap()
}

/// The day on which tests happen.
pub fn today() -> Signed {
    Signed(date(2026, 11, 20))
}

/// Reads an answer as the question would.
pub fn answered(question: &Question, answer: &str) -> Result<Value, Finding> {
    (question.parse)(answer)
}

/// The topic of an `Ask`.
pub fn asked(next: &Move) -> Option<Topic> {
    match next {
        Move::Ask(question) => Some(question.topic),
        _ => None,
    }
}

/// The topic of the entry that a wait asks for.
pub fn entry(next: &Move) -> Option<Topic> {
    match next {
        Move::Wait(wait) => match &wait.proof {
            Proof::Entry(question) => Some(question.topic),
            _ => None,
        },
        _ => None,
    }
}

/// The effects that a wait looks with.
pub fn look(next: &Move) -> Option<Vec<Effect>> {
    match next {
        Move::Wait(wait) => match &wait.proof {
            Proof::Look(effects) => Some(effects.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// What a step sees, owned.
#[derive(Clone)]
pub struct Bench {
    pub book: Book,
    pub environment: Environment,
    pub place: Place,
    pub product: Product,
    pub now: Timestamp,
}

impl Bench {
    /// A simulated environment with an administration client.
    pub fn sandbox() -> Self {
        let mut text = environments::simulated("sandbox", "http://127.0.0.1:8080");
        text.push_str("dns = \"127.0.0.1:8080\"\n[environments.sandbox.admin_client]\nclient_id = \"admin-1\"\nkey_file = \"admin.pem\"\n");
        Self::of(environments::read(&text).unwrap().remove(0))
    }

    /// The real test environment: walkthroughs, no administration client.
    pub fn tt02() -> Self {
        Self::of(environments::built_in(&EnvironmentName::parse("tt02").unwrap()).unwrap())
    }

    /// Real production.
    pub fn production() -> Self {
        Self::of(environments::built_in(&EnvironmentName::parse("production").unwrap()).unwrap())
    }

    fn of(environment: Environment) -> Self {
        let place = Place { environment: environment.name.clone(), service: Handle::of(FIRST.product) };
        let now = "2026-11-20T12:00:00Z".parse().unwrap();
        Self { book: Book::default(), environment, place, product: FIRST.product, now }.with(FIRST.product)
    }

    /// The same with a service of another product, and nothing known.
    pub fn with(mut self, product: Product) -> Self {
        self.product = product;
        self.place.service = Handle::of(product);
        self.book = Book::default();
        self.book.begin(&self.place, product);
        self
    }

    /// What a step sees.
    pub fn brief(&self) -> Brief<'_> {
        Brief {
            book: &self.book,
            environment: &self.environment,
            place: &self.place,
            product: self.product,
            now: self.now,
            together: None,
        }
    }

    /// Puts a fact.
    pub fn put(&mut self, key: Option<&str>, value: Value, source: Source) -> bool {
        let evidence = Evidence { value, source, at: self.now, how: "test".into() };
        self.book.put(&self.place, key.map(str::to_owned), evidence).unwrap()
    }

    pub fn told<K: TopicMarker>(&mut self, _: K, value: K::Type) {
        self.put(None, K::wrap(value), Source::Told);
    }

    pub fn seen<K: TopicMarker>(&mut self, _: K, value: K::Type) {
        self.put(None, K::wrap(value), Source::Seen);
    }

    pub fn made<K: TopicMarker>(&mut self, _: K, value: K::Type) {
        self.put(None, K::wrap(value), Source::Made);
    }

    pub fn seen_at<K: TopicMarker>(&mut self, _: K, key: &str, value: K::Type) {
        self.put(Some(key), K::wrap(value), Source::Seen);
    }

    pub fn made_at<K: TopicMarker>(&mut self, _: K, key: &str, value: K::Type) {
        self.put(Some(key), K::wrap(value), Source::Made);
    }

    pub fn told_at<K: TopicMarker>(&mut self, _: K, key: &str, value: K::Type) {
        self.put(Some(key), K::wrap(value), Source::Told);
    }

    /// What Enhetsregisteret says of a number.
    pub fn unit(&mut self, of: &str) {
        let unit =
            UnitSeen { number: number(of), name: "TESTDEPARTEMENTET".into(), form: "ORGL".into(), bankrupt: false };
        self.seen(t::UnitSeen, unit);
    }

    /// What the list of organisations says of a number.
    pub fn listed(&mut self, of: &str, code: Option<&str>) {
        let listing = OrgListing {
            number: number(of),
            code: code.map(|code| OrgCode::parse(code).unwrap()),
            name: None,
            phone: Some("+4722000000".into()),
            page: Some("https://ttd.no/".into()),
        };
        self.seen(t::OrgListing, listing);
    }

    /// A confirmed service owner.
    pub fn owner(&mut self) {
        self.told(t::OrgNumber, number(NUMBER));
        self.unit(NUMBER);
        self.listed(NUMBER, Some("ttd"));
        self.told(t::OrgConfirmed, true);
    }

    /// A new service that the program makes, without events, and its texts.
    pub fn service(&mut self) {
        let texts = |nb: &str| ThreeLanguages::parse(&format!("{nb} | {nb} | {nb}")).unwrap();
        self.told(t::ResourceChoice, ResourceChoice::New);
        self.told(t::ResourceBy, ResourceBy::Program);
        self.told(t::Recipients, Recipients::Organisations);
        self.told(t::ServiceName, texts("Vedtak"));
        self.told(t::ResourceId, ResourceId::parse("ttd-vedtak").unwrap());
        self.told(t::Description, texts("Beskrivelse"));
        self.told(t::DelegationText, texts("Delegeringstekst"));
        self.told(t::ContactPoint, ContactPoint::parse("post@ttd.no").unwrap());
        self.told(t::EventsWanted, false);
    }

    /// A client of our own that works, with all scopes that are needed now and a proven token.
    pub fn ready_client(&mut self) {
        self.told(t::OperatedBy, OperatedBy::Ourselves);
        self.own_key();
        self.made_at(t::ClientId, "main", ClientId::parse("client-1").unwrap());
        let used = ClientUse { purpose: self.product.word().into(), holder: KeyHolder::Ourselves, supplier: None };
        self.made_at(t::Client, "main", used);
        self.made_at(t::KeyOnClient, "main", today());
        for scope in needed::needed(&self.brief()) {
            let key = client::scope_key(&self.brief(), &scope);
            self.made_at(t::ScopeOnClient, &key, true);
            self.seen_at(t::ScopeGranted, scope.as_str(), true);
            self.token(&key, NUMBER);
        }
        self.token("main", NUMBER);
    }

    /// A key that was made here.
    pub fn own_key(&mut self) {
        self.made_at(t::KeyName, "main", KeyStoreName::parse("tt02-main-x1").unwrap());
        let expires = date(2027, 11, 20);
        let key = ClientKey {
            kid: "kid-1".into(),
            thumbprint: None,
            bits: 2048,
            place: KeyPlace::ThisMachine,
            expires,
            name: None,
            holder: None,
            replaces: None,
        };
        self.made_at(t::ClientKey, "main", key);
    }

    /// The proven token is forgotten; what is known scope by scope stays.
    pub fn unprove(&mut self) {
        self.book.withdraw(&self.place, Topic::Token, Some("main"), None, self.now);
    }

    /// Nothing is known of grants or tokens.
    pub fn ungrant(&mut self) {
        self.book.forget(&self.place, Topic::Token, self.now);
        self.book.forget(&self.place, Topic::ScopeGranted, self.now);
    }

    /// A token that says all that it should.
    pub fn token_proof(consumer: &str) -> TokenProof {
        TokenProof {
            issuer: "https://test.maskinporten.no/".into(),
            scopes: catalog::ROWS.iter().map(|row| Scope::parse(row.scope).unwrap()).collect(),
            consumer: number(consumer),
            org: Some(OrgCode::parse("ttd").unwrap()),
            exchanged: true,
            lifetime: 1800,
        }
    }

    /// A token that was had.
    pub fn token(&mut self, key: &str, consumer: &str) {
        self.seen_at(t::Token, key, Self::token_proof(consumer));
    }

    /// The supplier's report on all that is needed now.
    pub fn supplier_proof(&mut self) {
        let proof = SupplierProof {
            schema: 1,
            environment: self.environment.name.clone(),
            issuer: self.environment.issuer.clone(),
            client_id: ClientId::parse("client-9").unwrap(),
            scopes: needed::needed(&self.brief()),
            consumer: number(NUMBER),
            time: self.now,
            thumbprint: "tp".into(),
        };
        self.told_at(t::SupplierProof, "main", proof);
    }

    /// The resource, published as it should be.
    pub fn resource_published(&mut self) {
        let found = ResourceFound {
            resource_type: products::of(self.product).resource_type.into(),
            owner: NUMBER.into(),
            owner_code: "ttd".into(),
            version: 1,
            title: ThreeLanguages::parse("Vedtak").unwrap(),
            differences: Default::default(),
        };
        let id = self.brief().get(t::ResourceId).unwrap().clone();
        self.seen(t::ResourceSeen, ResourceSeen { id, found: Some(found) });
    }

    /// The access rules, published as they should be.
    pub fn policy_published(&mut self) {
        let id = self.brief().get(t::ResourceId).unwrap().clone();
        let seen = PolicySeen { id, sha256: Some("ab".into()), same: true, differences: vec![] };
        self.seen(t::PolicySeen, seen);
    }
}
