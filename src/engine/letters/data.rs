//! Gathers what a letter says from the record, and names what is missing.

use super::deadline::answer_within;
use super::lines::{environment, joined, label, workplace_hosts};
use super::needed::{lacks_maker, tt02};
use super::request::{LetterRequest, LetterStanding};
use super::{practice, reminder};
use crate::catalog::letter_contacts::CONTACT_DETAILS;
use crate::catalog::letter_details::{
    APPROVER, EMPLOYER, ERROR_TIME, LetterDetail, PLANNED_START, REMINDS, SUPPLIER_EMAIL, TRACE_ID,
};
use crate::catalog::letters::{BECOME_SERVICE_OWNER, DIGDIR_DESK, LetterKind};
use crate::catalog::organisation_forms;
use crate::catalog::products;
use crate::domain::{OrgNumber, person};
use crate::record::{Book, Topic, t};
use crate::report::letter::data::{Desks, Earlier, LetterData, LetterParty, Person, ScopeLine};
use crate::report::letter::layout::NO_BREAK;
use crate::report::letter::package::Missing;
use crate::text::dates;
use crate::text::{Phrase, letters as text};

/// What a letter says, what it asks for, and what it lacks.
pub(super) struct Gathered {
    pub(super) data: LetterData,
    pub(super) asks: Vec<String>,
    pub(super) missing: Vec<Missing>,
    /// There is nothing to ask for.
    pub(super) is_empty: bool,
}

pub(super) struct Gather<'r, 'a> {
    pub(super) kind: LetterKind,
    pub(super) request: &'r LetterRequest<'a>,
    missing: Vec<Missing>,
    is_empty: bool,
}

pub(super) fn gather(kind: LetterKind, request: &LetterRequest<'_>, standing: &LetterStanding<'_>) -> Gathered {
    let mut gather = Gather { kind, request, missing: Vec::new(), is_empty: false };
    let mut data = gather.common(standing);
    gather.environments(&mut data, standing);
    gather.parties(&mut data);
    gather.studio(&mut data);
    gather.rest(&mut data);
    gather.details(&mut data);
    gather.reminder(&mut data);
    let asks = asks(kind, request, &data);
    Gathered { data, asks, missing: gather.missing, is_empty: gather.is_empty }
}

impl<'a> Gather<'_, 'a> {
    pub(super) fn book(&self) -> &'a Book {
        self.request.book
    }

    pub(super) fn needs(&self, kinds: &[LetterKind]) -> bool {
        kinds.contains(&self.kind)
    }

    pub(super) fn lacks(&mut self, what: Phrase, flag: impl Into<String>) {
        self.missing.push(Missing { what, flag: flag.into() });
    }

    pub(super) fn lacks_topic(&mut self, what: Phrase, topic: Topic) {
        self.lacks(what, format!("--{}", topic.id()));
    }

    /// A detail: told, or in a rehearsal made up.
    pub(super) fn detail(&self, detail: LetterDetail) -> Option<String> {
        let told = self.request.profile.details.get(detail.id).filter(|text| !text.trim().is_empty()).cloned();
        told.or_else(|| self.request.practice().then(|| detail.practice.to_owned()))
    }

    fn common(&mut self, standing: &LetterStanding<'_>) -> LetterData {
        let request = self.request;
        let language = request.language;
        let today = dates::day(request.now);
        let open = standing.open.map(|(_, letter)| letter);
        let deadline = open.and_then(|letter| letter.deadline);
        let (contact, deputy) = self.contacts();
        LetterData {
            practice: request.practice(),
            date: dates::long(today, language),
            // Recipients who are told need not answer.
            deadline: if self.kind == LetterKind::L15 {
                String::new()
            } else {
                dates::long(
                    deadline.unwrap_or_else(|| dates::working_days_after(today, answer_within(self.kind))),
                    language,
                )
            },
            organisation: self.organisation(),
            contact,
            deputy,
            employer: self.detail_told(EMPLOYER).unwrap_or_default(),
            our_reference: open.and_then(|letter| letter.our_reference.clone()),
            earlier: standing.sent.last().and_then(|(_, letter)| {
                Some(Earlier { date: dates::long(letter.sent?, language), case: letter.case_number.clone() })
            }),
            duration: words::PERMANENT.raw(language).to_owned(),
            start: self.detail_told(PLANNED_START).unwrap_or_else(|| words::START_SOON.raw(language).to_owned()),
            form_url: if request.practice() { text::PRACTICE_PAGE.raw(language) } else { BECOME_SERVICE_OWNER }
                .to_owned(),
            desks: Desks {
                digdir: if request.practice() { text::PRACTICE_MAILBOX.raw(language) } else { DIGDIR_DESK }.to_owned(),
            },
            ..LetterData::default()
        }
    }

    /// A detail that was told; a rehearsal makes nothing up where a letter can do without.
    pub(super) fn detail_told(&self, detail: LetterDetail) -> Option<String> {
        self.request.profile.details.get(detail.id).filter(|text| !text.trim().is_empty()).cloned()
    }

    fn organisation(&mut self) -> LetterParty {
        let organisation = &self.book().organisation;
        let number = organisation.get(t::OrgNumber).copied();
        if number.is_none() {
            self.lacks_topic(words::ORG_NUMBER, Topic::OrgNumber);
        }
        let unit = organisation.get(t::UnitSeen).filter(|unit| Some(unit.number) == number);
        // The letter that opens the network comes before the register can be asked.
        let by_number = self.needs(&[LetterKind::L11]);
        if unit.is_none() && number.is_some() && !by_number {
            self.lacks(words::ORG_NAME, "step service-owner");
        }
        let listing = organisation.get(t::OrgListing).filter(|listing| Some(listing.number) == number);
        let code = listing.and_then(|listing| listing.code.as_ref());
        if code.is_none() && self.needs(&[LetterKind::L2, LetterKind::L3, LetterKind::L5]) {
            self.lacks(words::ORG_CODE, "step service-owner");
        }
        LetterParty {
            name: unit.map_or_else(|| number.map(unbroken).unwrap_or_default(), |unit| unit.name.clone()),
            number: number.map(unbroken).unwrap_or_default(),
            bare: number.map(|number| number.to_string()).unwrap_or_default(),
            form: unit.map(|unit| unit.form.clone()).unwrap_or_default(),
            form_name: unit
                .map(|unit| organisation_forms::said(&unit.form).render(self.request.language))
                .unwrap_or_default(),
            code: code.map(ToString::to_string),
        }
    }

    /// The contact person and who answers in its place.
    fn contacts(&mut self) -> (Person, Person) {
        let profile = self.request.profile;
        let [contact, deputy] = [&profile.contact, &profile.deputy].map(|told| Person {
            name: told.name.clone(),
            email: told.email.clone(),
            phone: told.phone.replace(' ', NO_BREAK),
            role: told.role.clone(),
        });
        if self.request.practice() {
            return (practice::contact(contact), practice::deputy(deputy));
        }
        // A letter can do without a deputy; half of one helps nobody.
        let has_deputy = [&deputy.name, &deputy.email, &deputy.phone].iter().any(|text| !text.trim().is_empty());
        for detail in CONTACT_DETAILS {
            let text = profile.contact_detail(detail.id).unwrap_or_default();
            let is_spared = detail.is_of_deputy() && !has_deputy;
            if text.trim().is_empty() {
                if !is_spared {
                    self.lacks(detail.what, detail.flag());
                }
            } else if person::is_in(text) {
                self.lacks(words::WITHOUT_PERSON_NUMBER, detail.flag());
            }
        }
        (contact, deputy)
    }

    fn environments(&mut self, data: &mut LetterData, standing: &LetterStanding<'_>) {
        let request = self.request;
        let language = request.language;
        if self.kind == LetterKind::L1 {
            self.scope_answers();
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
            if self.kind != LetterKind::L1 || !lines.scopes.is_empty() {
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
        if self.kind == LetterKind::L1 && data.environments.is_empty() {
            self.is_empty = true;
        }
        let labels: Vec<String> = data.environments.iter().map(|lines| lines.label.clone()).collect();
        data.environment_names = joined(&labels, language);
        data.workplace_hosts = workplace_hosts(request);
    }

    /// Which scopes are needed hangs on these answers.
    fn scope_answers(&mut self) {
        let of_resources =
            || self.request.book.services.values().filter(|service| products::of(service.product).needs_resource);
        if of_resources().any(|service| service.facts.get(t::ResourceChoice).is_none()) {
            self.lacks_topic(words::RESOURCE_CHOICE, Topic::ResourceChoice);
        }
        let request = self.request;
        if request.book.services.iter().any(|service| lacks_maker(request, service)) {
            self.lacks_topic(words::RESOURCE_BY, Topic::ResourceBy);
        }
    }

    fn reminder(&mut self, data: &mut LetterData) {
        if self.kind != LetterKind::L16 {
            return;
        }
        match reminder::reminded(self.request) {
            Some(letter) => data.reminded = Some(reminder::lines(letter, data, self.request)),
            None => self.lacks(words::UNANSWERED, REMINDS.flag()),
        }
    }

    fn details(&mut self, data: &mut LetterData) {
        for detail in self.kind.entry().details {
            match self.detail(*detail) {
                Some(text) if person::is_in(&text) => self.lacks(words::WITHOUT_PERSON_NUMBER, detail.flag()),
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
pub(super) fn unbroken(number: OrgNumber) -> String {
    number.spaced().replace(' ', NO_BREAK)
}

/// What a letter asks for, one by one.
fn asks(kind: LetterKind, request: &LetterRequest<'_>, data: &LetterData) -> Vec<String> {
    let names = || request.environments.iter().map(|environment| environment.name.to_string());
    match kind {
        LetterKind::L1 => request
            .environments
            .iter()
            .flat_map(|environment| {
                let of = label(environment, request.language);
                let lines = data.environments.iter().find(|lines| lines.label == of);
                let scopes = lines.map(|lines| lines.scopes.as_slice()).unwrap_or_default();
                scopes.iter().map(|line| format!("{} {}", environment.name, line.scope)).collect::<Vec<_>>()
            })
            .collect(),
        LetterKind::L2 | LetterKind::L3 => data.studio.teams.clone(),
        LetterKind::L5 => data.resource_ids.clone(),
        LetterKind::L8 => tt02(request).map(|environment| environment.name.to_string()).into_iter().collect(),
        LetterKind::L10 | LetterKind::L18 => names().collect(),
        LetterKind::L11 => {
            let address = data.events.wanted.then(|| data.events.address.clone());
            names().chain(address).collect()
        }
        LetterKind::L12 => data.system_users.requests.iter().map(|request| request.link.clone()).collect(),
        LetterKind::L13 => vec![format!("{} {}", data.message.environment, data.message.sent)],
        LetterKind::L4 | LetterKind::L6 | LetterKind::L7 => vec![kind.entry().slug.to_owned()],
        LetterKind::L9 | LetterKind::L14 | LetterKind::L15 => data.details.values().cloned().collect(),
        LetterKind::L17 => names().chain([data.senders.clone()]).collect(),
        LetterKind::L16 => data.reminded.iter().map(|reminded| reminded.key.clone()).collect(),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        // What a letter may lack, as named in "held back until you give …".
        ORG_NUMBER { nb: "organisasjonsnummeret", en: "the organisation number" }
        ORG_NAME { nb: "navnet fra Enhetsregisteret", en: "the name from the Register of Legal Entities" }
        ORG_CODE { nb: "organisasjonskoden, som kommer med avtalen (brev L6)", en: "the organisation code, which comes with the agreement (letter L6)" }
        RESOURCE_CHOICE { nb: "om tjenesten er ny eller ressursen finnes", en: "whether the service is new or the resource exists" }
        RESOURCE_BY { nb: "om ressursen lages i Altinn Studio eller av programmet", en: "whether the resource is made in Altinn Studio or by the program" }
        UNANSWERED { nb: "et brev som er sendt, og som det skal minnes om", en: "a letter that was sent, to remind of" }
        WITHOUT_PERSON_NUMBER { nb: "det samme uten fødselsnummer", en: "the same without a national identity number" }

        PERMANENT { nb: "så lenge tjenesten er i drift", en: "as long as the service is in operation" }
        START_SOON { nb: "test så snart scopene er tildelt, produksjon når testen er godkjent", en: "test as soon as the scopes are granted, production when the test is approved" }
    }
}
