//! What letters say of the services, of Altinn Studio, of events and of the test message.

use super::data::{Gather, unbroken};
use super::lines::{joined, label};
use super::needed::{is_made_in_studio, message_environment, operated_by, own_sender, system_users};
use crate::catalog::letter_details::{
    APPROVER, OPERATIONS_MAILBOX, RESOURCE_TEAM, STUDIO_COLLEAGUE, STUDIO_OWNER, SYSTEM,
};
use crate::catalog::letters::{LetterKind, TERMS, TERMS_VERSION};
use crate::catalog::products as catalog;
use crate::domain::{Environment, Language, OrgNumber, WebhookAddress};
use crate::policy::build::CONFIDENTIAL_POST;
use crate::policy::readers::Holder;
use crate::record::values::{Audience, NotifiedParties, OperatedBy, Recipients};
use crate::record::{Topic, t};
use crate::report::letter::data::{
    EventLines, LetterData, LetterParty, MessageLines, Studio, SystemUserLines, SystemUserRequestLine, TermsOfUse,
    TransferLines,
};
use crate::steps::journeys;
use crate::steps::parts::owner;
use crate::steps::test_message::words::MESSAGE_TITLE;
use crate::text::dates;
use crate::text::{letters as text, spans};

impl Gather<'_, '_> {
    pub(super) fn parties(&mut self, data: &mut LetterData) {
        let request = self.request;
        let language = request.language;
        let place = request.place;
        let mut products: Vec<String> = Vec::new();
        for service in self.book().services.values() {
            let name = catalog::of(service.product).name;
            if !products.iter().any(|known| known == name.raw(language)) {
                products.push(name.raw(language).to_owned());
            }
        }
        data.products = joined(&products, language);
        let name = self.book().get(t::ServiceName, None, place);
        data.service = name.map_or_else(|| data.products.clone(), |name| name.nb.clone());
        data.system = self.detail_told(SYSTEM).unwrap_or_else(|| match name {
            Some(name) => name.nb.clone(),
            None => words::SYSTEM_FOR.with("products", data.products.as_str()).render(language),
        });
        data.resource_ids = match self.kind {
            LetterKind::L5 | LetterKind::L12 | LetterKind::L15 | LetterKind::L18 => {
                self.book().get(t::ResourceId, None, place).map(ToString::to_string).into_iter().collect()
            }
            _ => {
                let services = self.book().services.values();
                services.filter_map(|service| service.facts.get(t::ResourceId)).map(ToString::to_string).collect()
            }
        };
        if self.needs(&[LetterKind::L5, LetterKind::L12, LetterKind::L14, LetterKind::L15, LetterKind::L18])
            && data.resource_ids.is_empty()
        {
            self.lacks_topic(words::RESOURCE_ID, Topic::ResourceId);
        }
        let operated = operated_by(request);
        if operated.is_none() && self.needs(&[LetterKind::L1, LetterKind::L10]) {
            self.lacks_topic(words::OPERATED_BY, Topic::OperatedBy);
        }
        data.operated = operated.map(OperatedBy::word).unwrap_or_default().to_owned();
        if matches!(operated, Some(OperatedBy::SupplierKey | OperatedBy::SupplierClient)) {
            data.supplier = self.supplier();
        }
    }

    fn supplier(&mut self) -> Option<LetterParty> {
        let name = self.book().get(t::SupplierName, None, self.request.place);
        let number = self.book().get(t::SupplierOrgNumber, None, self.request.place);
        if self.needs(&[LetterKind::L1, LetterKind::L6, LetterKind::L10]) {
            if name.is_none() {
                self.lacks_topic(words::SUPPLIER_NAME, Topic::SupplierName);
            }
            if number.is_none() {
                self.lacks_topic(words::SUPPLIER_NUMBER, Topic::SupplierOrgNumber);
            }
        }
        Some(LetterParty { name: name?.0.clone(), number: unbroken(*number?), ..LetterParty::default() })
    }

    pub(super) fn studio(&mut self, data: &mut LetterData) {
        let user = self.book().organisation.get(t::StudioUserName).map(|name| name.0.clone());
        let user = user.or_else(|| self.request.practice().then(|| "oyvind-ovelse".to_owned()));
        if user.is_none() && self.needs(&LetterKind::NAMING_STUDIO_USER) {
            self.lacks_topic(words::USER_NAME, Topic::StudioUserName);
        }
        let code = data.organisation.code.clone().unwrap_or_default();
        let owner = self.detail_told(STUDIO_OWNER).unwrap_or_default();
        let resource_team = self.detail_told(RESOURCE_TEAM).unwrap_or_else(|| RESOURCE_TEAM.practice.to_owned());
        let lists = self.book().services.iter().any(|(handle, service)| {
            service.facts.get(t::Audience) == Some(&Audience::Selected)
                && is_made_in_studio(self.request, (handle, service))
        });
        let mut teams = vec![resource_team.clone()];
        for prefix in ["Resources-Publish", "AccessLists"].into_iter().take(if lists { 2 } else { 1 }) {
            for environment in self.request.environments {
                teams.push(format!("{prefix}-{}", owner::studio_environment(environment.rules)));
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
        let vouched = data.studio.owner_unknown || !data.employer.is_empty();
        if self.kind == LetterKind::L2 && vouched && self.detail(APPROVER).is_none() {
            self.lacks(APPROVER.what, APPROVER.flag());
        }
    }

    pub(super) fn rest(&mut self, data: &mut LetterData) {
        let language = self.request.language;
        let organisation = &self.book().organisation;
        let place = self.request.place;
        let long = |signed: &crate::record::values::Signed| dates::long(signed.0, language);
        data.agreement_signed = organisation.get(t::AgreementSigned).map(long);
        data.terms_status = match organisation.get(t::TermsSigned) {
            Some(signed) => words::TERMS_SIGNED.with("date", long(signed)).render(language),
            None => words::TERMS_ORDERED.raw(language).to_owned(),
        };
        let (version, [year, month, day]) = TERMS_VERSION;
        let part = |number: i16| i8::try_from(number).unwrap_or(1);
        data.terms = TermsOfUse {
            name: if is_public(&data.organisation.form) { words::TERMS_PUBLIC } else { words::TERMS_PRIVATE }
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
        // Who receives is only known of services that are asked for it.
        let service = self.book().services.get(&place.service);
        let journey = service.and_then(|service| journeys::of(service.product));
        let notified = self.book().get(t::Notified, None, place);
        let mut asks = [Topic::Recipients, Topic::Notified].into_iter();
        let asked = asks.find(|topic| journey.is_some_and(|journey| journey.giver(*topic).is_some()));
        if let (LetterKind::L6, None, None, Some(asked)) = (self.kind, recipients, notified, asked) {
            self.lacks_topic(words::RECIPIENTS, asked);
        }
        let recipients = recipients.map(|recipients| match recipients {
            Recipients::Organisations => words::ORGANISATIONS,
            Recipients::Persons => words::PERSONS,
            Recipients::Both => words::BOTH,
        });
        let notified = notified.map(|notified| match notified {
            NotifiedParties::Organisations => words::ORGANISATIONS,
            NotifiedParties::Persons => words::PERSONS,
            NotifiedParties::Both => words::BOTH,
            NotifiedParties::Addresses => words::ADDRESSES,
        });
        data.recipients = recipients.or(notified).map(|phrase| phrase.raw(language).to_owned()).unwrap_or_default();
        data.senders = own_sender(self.request).map(ToString::to_string).unwrap_or_default();
        if self.kind == LetterKind::L17 && data.senders.is_empty() {
            self.lacks_topic(words::SENDERS, Topic::OwnSender);
        }
        data.confidential = self.book().get(t::Confidential, None, place) == Some(&true);
        self.events(data);
        self.message(data);
        self.transfers(data);
        self.system_users(data);
    }

    /// What access managers must know who approve system users.
    fn system_users(&mut self, data: &mut LetterData) {
        if self.kind != LetterKind::L12 {
            return;
        }
        let Some(waiting) = system_users(self.request) else {
            return self.lacks(words::REQUESTS, "system-user request");
        };
        let (row, language) = (catalog::of(waiting.product), self.request.language);
        data.system = waiting.system.to_string();
        let line = |(party, link): (OrgNumber, &str)| SystemUserRequestLine {
            party: unbroken(party),
            link: link.to_owned(),
            synthetic: !party.can_be_real(),
        };
        data.system_users = SystemUserLines {
            environment: label(waiting.environment, self.request.language),
            system: waiting.system.to_string(),
            product: row.name.raw(language).to_owned(),
            deeds: row.system_users.map(|users| users.deeds.raw(language).to_owned()).unwrap_or_default(),
            requests: waiting.links.into_iter().map(line).collect(),
        };
    }

    /// What senders and recipients of files must know.
    fn transfers(&mut self, data: &mut LetterData) {
        let (language, place) = (self.request.language, self.request.place);
        let readers = self.book().get(t::Readers, None, place);
        let confidential = self.book().get(t::Confidential, None, place) == Some(&true);
        if self.needs(&[LetterKind::L15, LetterKind::L18]) && readers.is_none() && !confidential {
            self.lacks_topic(words::READERS, Topic::Readers);
        }
        // Confidential mail has its own package, and nobody is asked who reads it.
        let package = confidential.then(|| format!("package:{CONFIDENTIAL_POST}"));
        let words = package
            .as_ref()
            .into_iter()
            .chain(readers.filter(|_| !confidential).into_iter().flat_map(|readers| &readers.0));
        let holders = words.filter_map(|word| Holder::named(word));
        data.transfers = TransferLines {
            largest: self.book().get(t::LargestFile, None, place).map(ToString::to_string).unwrap_or_default(),
            lifetime: self
                .book()
                .get(t::FileLifetime, None, place)
                .map(|span| spans::said(*span).render(language))
                .unwrap_or_default(),
            holders: holders.map(|holder| holder.entry().render(language)).collect(),
            selected: self.book().get(t::Audience, None, place) == Some(&Audience::Selected),
        };
    }

    fn events(&mut self, data: &mut LetterData) {
        let given = |environment: &&Environment| {
            let services = self.book().deployments.get(&environment.name)?;
            services.get(&self.request.place.service)?.get(t::EventsAddress)
        };
        let given: Vec<_> = self.request.environments.iter().filter_map(given).collect();
        let address = given.iter().find(|given| ***given != WebhookAddress::Poll);
        // What is fetched comes in through no firewall.
        let is_fetched = address.is_none() && !given.is_empty();
        let wanted = !is_fetched && self.book().get(t::EventsWanted, None, self.request.place) == Some(&true);
        if self.kind == LetterKind::L11 && wanted && address.is_none() {
            self.lacks_topic(words::EVENTS_ADDRESS, Topic::EventsAddress);
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
            None if self.kind == LetterKind::L13 => self.lacks(words::TEST_MESSAGE, "step test-message"),
            None => {}
            Some((environment, message, at)) => {
                data.message = MessageLines {
                    environment: label(environment, language),
                    title: MESSAGE_TITLE.with("name", data.service.as_str()).render(Language::Nb),
                    sent: dates::moment(at, language),
                    recipient: unbroken(message.recipient),
                    synthetic: !message.recipient.can_be_real(),
                    arbeidsflate: environment.arbeidsflate.to_string(),
                };
            }
        }
    }
}

/// Organisation forms of public bodies; the others sign the terms for private ones.
fn is_public(form: &str) -> bool {
    ["ORGL", "KOMM", "FYLK", "STAT", "KF", "FKF", "SF", "IKS", "ADOS", "SÆR"].contains(&form)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        // What a letter may lack, as named in "held back until you give …".
        OPERATED_BY { nb: "hvem som drifter systemet", en: "who operates the system" }
        SUPPLIER_NAME { nb: "navnet på leverandøren", en: "the name of the supplier" }
        SUPPLIER_NUMBER { nb: "organisasjonsnummeret til leverandøren", en: "the organisation number of the supplier" }
        USER_NAME { nb: "brukernavnet ditt i Altinn Studio (logg inn én gang, så finnes det)", en: "your user name in Altinn Studio (log in once to create it)" }
        RESOURCE_ID { nb: "ressurs-id", en: "the resource ID" }
        READERS { nb: "hvem hos partene som kan sende og hente filer", en: "who at the parties can send and fetch files" }
        RECIPIENTS { nb: "hvem som er mottakere", en: "who the recipients are" }
        SENDERS { nb: "den egne avsenderen", en: "the own sender" }
        EVENTS_ADDRESS { nb: "mottaksadressen for hendelser", en: "the receiving address for events" }
        REQUESTS { nb: "en forespørsel om systembruker som venter på svar", en: "a request for a system user that waits for an answer" }
        TEST_MESSAGE { nb: "en testmelding som er sendt", en: "a test message that has been sent" }

        SYSTEM_FOR { nb: "systemet som bruker {products}", en: "the system that uses {products}" }
        ORGANISATIONS { nb: "virksomheter", en: "organisations" }
        PERSONS { nb: "privatpersoner", en: "private persons" }
        ADDRESSES { nb: "faste adresser", en: "fixed addresses" }
        BOTH { nb: "virksomheter og privatpersoner", en: "organisations and private persons" }
        TERMS_SIGNED { nb: "signert {date}", en: "signed on {date}" }
        TERMS_ORDERED { nb: "ikke signert ennå; bestilt samtidig", en: "not signed yet; ordered at the same time" }
        TERMS_PUBLIC { nb: "bruksvilkår for offentlige virksomheter", en: "the terms of use for public bodies" }
        TERMS_PRIVATE { nb: "bruksvilkår for private virksomheter", en: "the terms of use for private bodies" }
    }
}
