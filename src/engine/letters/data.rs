//! Gathers what a letter says from the record, and names what is missing.

use super::lines::{environment, joined, label, workplace_hosts};
use super::needed::{message_environment, operated_by, tt02};
use super::{Request, Standing, practice};
use crate::catalog::letter_details::{
    APPROVER, Detail, ERROR_TIME, OPERATIONS_MAILBOX, PLANNED_START, RESOURCE_TEAM, STUDIO_COLLEAGUE, STUDIO_OWNER,
    SUPPLIER_EMAIL, SYSTEM, TRACE_ID,
};
use crate::catalog::letters::{BECOME_SERVICE_OWNER, DIGDIR_DESK, Kind, TERMS, TERMS_VERSION};
use crate::domain::OrgNumber;
use crate::record::values::{Audience, OperatedBy, Recipients, ResourceBy};
use crate::record::{Book, Product, Topic, t};
use crate::report::dates;
use crate::report::letter::NO_BREAK;
use crate::report::letter_data::{
    Contact, Desks, Earlier, EventLines, LetterData, MessageLines, Party, ScopeLine, Studio, Terms,
};
use crate::report::package::Missing;
use crate::text::{Phrase, letter_needs as needs, letters as text};

/// Working days in which an answer is wanted when nobody has set another day; a look at a message needs fewer.
const fn answer_within(kind: Kind) -> u32 {
    match kind {
        Kind::L13 => 3,
        _ => 10,
    }
}

/// What a letter says, what it asks for, and what it lacks.
pub(super) struct Gathered {
    pub(super) data: LetterData,
    pub(super) asks: Vec<String>,
    pub(super) missing: Vec<Missing>,
}

struct Gather<'r, 'a> {
    kind: Kind,
    request: &'r Request<'a>,
    missing: Vec<Missing>,
}

pub(super) fn gather(kind: Kind, request: &Request<'_>, standing: &Standing<'_>) -> Gathered {
    let mut gather = Gather { kind, request, missing: Vec::new() };
    let mut data = gather.common(standing);
    gather.environments(&mut data, standing);
    gather.parties(&mut data);
    gather.studio(&mut data);
    gather.rest(&mut data);
    gather.details(&mut data);
    let asks = asks(kind, request, &data);
    Gathered { data, asks, missing: gather.missing }
}

impl<'a> Gather<'_, 'a> {
    fn book(&self) -> &'a Book {
        self.request.book
    }

    fn needs(&self, kinds: &[Kind]) -> bool {
        kinds.contains(&self.kind)
    }

    fn lacks(&mut self, what: Phrase, flag: impl Into<String>) {
        self.missing.push(Missing { what, flag: flag.into() });
    }

    fn lacks_topic(&mut self, what: Phrase, topic: Topic) {
        self.lacks(what, format!("--{}", topic.id()));
    }

    /// A detail: told, or in a rehearsal made up.
    fn detail(&self, detail: Detail) -> Option<String> {
        let told = self.request.details.get(detail.id).filter(|text| !text.trim().is_empty()).cloned();
        told.or_else(|| self.request.practice().then(|| detail.practice.to_owned()))
    }

    fn common(&mut self, standing: &Standing<'_>) -> LetterData {
        let request = self.request;
        let language = request.language;
        let today = dates::day(request.now);
        let open = standing.open.map(|(_, letter)| letter);
        let deadline = open.and_then(|letter| letter.deadline);
        let contact = self.contact();
        LetterData {
            practice: request.practice(),
            date: dates::long(today, language),
            deadline: dates::long(
                deadline.unwrap_or_else(|| dates::working_days_after(today, answer_within(self.kind))),
                language,
            ),
            organisation: self.organisation(),
            deputy: contact.deputy.clone(),
            contact,
            our_reference: open.and_then(|letter| letter.our_reference.clone()),
            earlier: standing.sent.last().and_then(|(_, letter)| {
                Some(Earlier { date: dates::long(letter.sent?, language), case: letter.case_number.clone() })
            }),
            duration: text::PERMANENT.raw(language).to_owned(),
            start: self.detail_told(PLANNED_START).unwrap_or_else(|| text::START_SOON.raw(language).to_owned()),
            form_url: if request.practice() { text::PRACTICE_PAGE.raw(language) } else { BECOME_SERVICE_OWNER }
                .to_owned(),
            desks: Desks {
                digdir: if request.practice() { text::PRACTICE_MAILBOX.raw(language) } else { DIGDIR_DESK }.to_owned(),
            },
            ..LetterData::default()
        }
    }

    /// A detail that was told; a rehearsal makes nothing up where a letter can do without.
    fn detail_told(&self, detail: Detail) -> Option<String> {
        self.request.details.get(detail.id).filter(|text| !text.trim().is_empty()).cloned()
    }

    fn organisation(&mut self) -> Party {
        let organisation = &self.book().organisation;
        let number = organisation.get(t::OrgNumber).copied();
        if number.is_none() {
            self.lacks_topic(needs::ORG_NUMBER, Topic::OrgNumber);
        }
        let unit = organisation.get(t::UnitSeen).filter(|unit| Some(unit.number) == number);
        if unit.is_none() && number.is_some() {
            self.lacks(needs::ORG_NAME, "step service-owner");
        }
        let listing = organisation.get(t::OrgListing).filter(|listing| Some(listing.number) == number);
        let code = listing.and_then(|listing| listing.code.as_ref());
        if code.is_none() && self.needs(&[Kind::L2, Kind::L3, Kind::L5]) {
            self.lacks(needs::ORG_CODE, "step service-owner");
        }
        Party {
            name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            number: number.map(unbroken).unwrap_or_default(),
            form: unit.map(|unit| unit.form.clone()).unwrap_or_default(),
            code: code.map(ToString::to_string),
        }
    }

    fn contact(&mut self) -> Contact {
        if self.request.practice() {
            return practice::contact(self.request.contact);
        }
        let contact = self.request.contact.cloned().unwrap_or_default();
        for (text, what, flag) in [
            (&contact.name, needs::CONTACT_NAME, "--contact-name"),
            (&contact.email, needs::CONTACT_EMAIL, "--contact-email"),
            (&contact.phone, needs::CONTACT_PHONE, "--contact-phone"),
            (&contact.role, needs::CONTACT_ROLE, "--contact-role"),
            (&contact.deputy.name, needs::DEPUTY_NAME, "--deputy-name"),
            (&contact.deputy.email, needs::DEPUTY_EMAIL, "--deputy-email"),
            (&contact.deputy.phone, needs::DEPUTY_PHONE, "--deputy-phone"),
        ] {
            if text.trim().is_empty() {
                self.lacks(what, flag);
            }
        }
        contact
    }

    fn environments(&mut self, data: &mut LetterData, standing: &Standing<'_>) {
        let request = self.request;
        let language = request.language;
        let unanswered = self
            .book()
            .services
            .values()
            .any(|service| service.product != Product::Notifications && service.facts.get(t::ResourceBy).is_none());
        if self.kind == Kind::L1 && unanswered {
            self.lacks_topic(needs::RESOURCE_BY, Topic::ResourceBy);
        }
        let mut spared: Vec<(ScopeLine, Vec<String>)> = Vec::new();
        for of in request.environments.iter().copied() {
            let (lines, scopes) = environment(of, request, standing);
            for (scope, why) in scopes.not_asked {
                let line = ScopeLine { scope: scope.to_string(), text: why.raw(language).to_owned() };
                match spared.iter_mut().find(|(known, _)| *known == line) {
                    Some((_, labels)) => labels.push(lines.label.clone()),
                    None => spared.push((line, vec![lines.label.clone()])),
                }
            }
            // A scope request names only the environments in which something is asked for.
            if self.kind != Kind::L1 || !lines.scopes.is_empty() {
                data.environments.push(lines);
            }
        }
        // What holds in some environments only says in which.
        data.not_asked = spared
            .into_iter()
            .map(|(line, labels)| match labels.len() == request.environments.len() {
                true => line,
                false => ScopeLine { text: format!("{} ({})", line.text, joined(&labels, language)), ..line },
            })
            .collect();
        if self.kind == Kind::L1 && data.environments.is_empty() {
            self.lacks(needs::SCOPES, "scopes check");
        }
        let labels: Vec<String> = data.environments.iter().map(|lines| lines.label.clone()).collect();
        data.environment_names = joined(&labels, language);
        data.workplace_hosts = workplace_hosts(request);
    }

    fn parties(&mut self, data: &mut LetterData) {
        let request = self.request;
        let language = request.language;
        let place = request.place;
        let mut products: Vec<String> = Vec::new();
        for service in self.book().services.values() {
            let name = match service.product {
                Product::Correspondence => text::MELDING,
                Product::Notifications => text::VARSLING,
                Product::Broker => text::FORMIDLING,
            };
            if !products.iter().any(|known| known == name.raw(language)) {
                products.push(name.raw(language).to_owned());
            }
        }
        data.products = joined(&products, language);
        let name = self.book().get(t::ServiceName, None, place);
        data.service = name.map_or_else(|| data.products.clone(), |name| name.nb.clone());
        data.system = self.detail_told(SYSTEM).unwrap_or_else(|| match name {
            Some(name) => name.nb.clone(),
            None => text::SYSTEM_FOR.with("products", data.products.as_str()).say(language),
        });
        data.resource_ids = match self.kind {
            Kind::L5 => self.book().get(t::ResourceId, None, place).map(ToString::to_string).into_iter().collect(),
            _ => {
                let services = self.book().services.values();
                services.filter_map(|service| service.facts.get(t::ResourceId)).map(ToString::to_string).collect()
            }
        };
        if self.kind == Kind::L5 && data.resource_ids.is_empty() {
            self.lacks_topic(needs::RESOURCE_ID, Topic::ResourceId);
        }
        let operated = operated_by(request);
        if operated.is_none() && self.needs(&[Kind::L1, Kind::L10]) {
            self.lacks_topic(needs::OPERATED_BY, Topic::OperatedBy);
        }
        data.operated = operated.map(OperatedBy::word).unwrap_or_default().to_owned();
        if matches!(operated, Some(OperatedBy::SupplierKey | OperatedBy::SupplierClient)) {
            data.supplier = self.supplier();
        }
    }

    fn supplier(&mut self) -> Option<Party> {
        let name = self.book().get(t::SupplierName, None, self.request.place);
        let number = self.book().get(t::SupplierOrgNumber, None, self.request.place);
        if self.needs(&[Kind::L1, Kind::L6, Kind::L10]) {
            if name.is_none() {
                self.lacks_topic(needs::SUPPLIER_NAME, Topic::SupplierName);
            }
            if number.is_none() {
                self.lacks_topic(needs::SUPPLIER_NUMBER, Topic::SupplierOrgNumber);
            }
        }
        Some(Party { name: name?.0.clone(), number: unbroken(*number?), ..Party::default() })
    }

    fn studio(&mut self, data: &mut LetterData) {
        let user = self.book().organisation.get(t::StudioUserName).map(|name| name.0.clone());
        let user = user.or_else(|| self.request.practice().then(|| "oyvind-ovelse".to_owned()));
        if user.is_none() && self.needs(&[Kind::L2, Kind::L3, Kind::L6]) {
            self.lacks_topic(needs::USER_NAME, Topic::StudioUserName);
        }
        let code = data.organisation.code.clone().unwrap_or_default();
        let owner = self.detail_told(STUDIO_OWNER).unwrap_or_default();
        let resource_team = self.detail_told(RESOURCE_TEAM).unwrap_or_else(|| RESOURCE_TEAM.practice.to_owned());
        let lists = self.book().services.values().any(|service| {
            service.facts.get(t::Audience) == Some(&Audience::Selected)
                && service.facts.get(t::ResourceBy) == Some(&ResourceBy::Studio)
        });
        let mut teams = vec![resource_team.clone()];
        for prefix in ["Resources-Publish", "AccessLists"].into_iter().take(if lists { 2 } else { 1 }) {
            for environment in self.request.environments {
                let suffix = match environment.name.as_str() {
                    "production" => "PROD".to_owned(),
                    name => name.to_ascii_uppercase(),
                };
                teams.push(format!("{prefix}-{suffix}"));
            }
        }
        let studio = self.request.environments.first().map(|environment| &environment.studio);
        let below = |segments: &[&str]| studio.map(|studio| studio.below(segments).to_string()).unwrap_or_default();
        let user_name = user.unwrap_or_default();
        data.studio = Studio {
            repository: format!("{code}-resources"),
            organisation_url: below(&["repos", &code]),
            teams_url: below(&["repos", "org", &code, "teams", ""]),
            resource_team,
            teams,
            members: [Some(user_name.clone()), self.detail(STUDIO_COLLEAGUE)].into_iter().flatten().collect(),
            user_name,
            owner_unknown: owner == "unknown",
            new_organisation: owner == "none",
        };
        let vouched = data.studio.owner_unknown || !data.contact.company.is_empty();
        if self.kind == Kind::L2 && vouched && self.detail(APPROVER).is_none() {
            self.lacks(needs::APPROVER, APPROVER.flag());
        }
    }

    fn rest(&mut self, data: &mut LetterData) {
        let language = self.request.language;
        let organisation = &self.book().organisation;
        let place = self.request.place;
        let long = |signed: &crate::record::values::Signed| dates::long(signed.0, language);
        data.agreement_signed = organisation.get(t::AgreementSigned).map(long);
        data.terms_status = match organisation.get(t::TermsSigned) {
            Some(signed) => text::TERMS_SIGNED.with("date", long(signed)).say(language),
            None => text::TERMS_ORDERED.raw(language).to_owned(),
        };
        let (version, [year, month, day]) = TERMS_VERSION;
        let part = |number: i16| i8::try_from(number).unwrap_or(1);
        data.terms = Terms {
            name: if is_public(&data.organisation.form) { text::TERMS_PUBLIC } else { text::TERMS_PRIVATE }
                .raw(language)
                .to_owned(),
            version: version.to_owned(),
            date: jiff::civil::Date::new(year, part(month), part(day))
                .map(|date| dates::long(date, language))
                .unwrap_or_default(),
            url: if self.request.practice() { text::PRACTICE_PAGE.raw(language) } else { TERMS }.to_owned(),
        };
        data.alert_contact = self.detail_told(OPERATIONS_MAILBOX).unwrap_or_else(|| data.contact.email.clone());
        let recipients = self.book().get(t::Recipients, None, place);
        if self.kind == Kind::L6 && recipients.is_none() {
            self.lacks_topic(needs::RECIPIENTS, Topic::Recipients);
        }
        data.recipients = recipients
            .map(|recipients| match recipients {
                Recipients::Organisations => text::ORGANISATIONS,
                Recipients::Persons => text::PERSONS,
                Recipients::Both => text::BOTH,
            })
            .map(|phrase| phrase.raw(language).to_owned())
            .unwrap_or_default();
        data.confidential = self.book().get(t::Confidential, None, place) == Some(&true);
        self.events(data);
        self.message(data);
    }

    fn events(&mut self, data: &mut LetterData) {
        let wanted = self.book().get(t::EventsWanted, None, self.request.place) == Some(&true);
        let address = self.request.environments.iter().find_map(|environment| {
            let services = self.book().deployments.get(&environment.name)?;
            services.get(&self.request.place.service)?.get(t::EventsAddress)
        });
        if self.kind == Kind::L11 && wanted && address.is_none() {
            self.lacks_topic(needs::EVENTS_ADDRESS, Topic::EventsAddress);
        }
        data.events = EventLines { wanted, address: address.map(ToString::to_string).unwrap_or_default() };
    }

    fn message(&mut self, data: &mut LetterData) {
        let language = self.request.language;
        let found = message_environment(self.request).and_then(|environment| {
            let facts = self.book().deployments.get(&environment.name)?.get(&self.request.place.service)?;
            Some((environment, *facts.get(t::MessageSent)?, facts.evidence(Topic::MessageSent, None)?.at))
        });
        match found {
            None if self.kind == Kind::L13 => self.lacks(needs::TEST_MESSAGE, "step test-message"),
            None => {}
            Some((environment, message, at)) => {
                data.message = MessageLines {
                    environment: label(environment, language),
                    title: text::TEST_MESSAGE_OF.with("service", data.service.as_str()).say(language),
                    sent: dates::moment(at, language),
                    recipient: unbroken(message.recipient),
                    synthetic: !message.recipient.can_be_real(),
                    arbeidsflate: environment.arbeidsflate.to_string(),
                };
            }
        }
    }

    fn details(&mut self, data: &mut LetterData) {
        for detail in self.kind.entry().details {
            match self.detail(*detail) {
                Some(text) => {
                    data.details.insert(detail.id.to_owned(), text);
                }
                None => self.lacks(detail.what, detail.flag()),
            }
        }
        // Said when they are known.
        for detail in [APPROVER, SUPPLIER_EMAIL] {
            if let Some(text) = self.detail(detail) {
                data.details.insert(detail.id.to_owned(), text);
            }
        }
        for detail in [TRACE_ID, ERROR_TIME] {
            let told = self.detail_told(detail).unwrap_or_default();
            data.details.entry(detail.id.to_owned()).or_insert(told);
        }
    }
}

/// In groups of three that stay on one line.
fn unbroken(number: OrgNumber) -> String {
    number.spaced().replace(' ', NO_BREAK)
}

/// Organisation forms of public bodies; the others sign the terms for private ones.
fn is_public(form: &str) -> bool {
    ["ORGL", "KOMM", "FYLK", "STAT", "KF", "FKF", "SF", "IKS", "ADOS", "SÆR"].contains(&form)
}

/// What a letter asks for, one by one.
fn asks(kind: Kind, request: &Request<'_>, data: &LetterData) -> Vec<String> {
    let names = || request.environments.iter().map(|environment| environment.name.to_string());
    match kind {
        Kind::L1 => request
            .environments
            .iter()
            .flat_map(|environment| {
                let of = label(environment, request.language);
                let lines = data.environments.iter().find(|lines| lines.label == of);
                let scopes = lines.map(|lines| lines.scopes.as_slice()).unwrap_or_default();
                scopes.iter().map(|line| format!("{} {}", environment.name, line.scope)).collect::<Vec<_>>()
            })
            .collect(),
        Kind::L2 | Kind::L3 => data.studio.teams.clone(),
        Kind::L5 => data.resource_ids.clone(),
        Kind::L8 => tt02(request).map(|environment| environment.name.to_string()).into_iter().collect(),
        Kind::L10 => names().collect(),
        Kind::L11 => {
            let address = data.events.wanted.then(|| data.events.address.clone());
            names().chain(address).collect()
        }
        Kind::L13 => vec![format!("{} {}", data.message.environment, data.message.sent)],
        Kind::L4 | Kind::L6 | Kind::L7 => vec![kind.entry().slug.to_owned()],
    }
}
