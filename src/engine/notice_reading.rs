//! Who at an organisation a notification reaches, read from the published access rules of the service that it is about
//! (Altinn/altinn-notifications, `components/api/src/Altinn.Notifications.Core/Services/ContactPointService.cs`,
//! 2026-07-24).

use jiff::civil::Date;

use crate::domain::PolicyKind;
use crate::policy::explain::explain;
use crate::policy::explain::reach::Recipient;
use crate::policy::lint::LintOptions;
use crate::policy::{PolicyFile, naming};
use crate::text::Message;

/// What is to be said of a service's rules.
#[derive(Default)]
pub(super) struct NoticeReading {
    /// The kinds of organisations at which somebody can read by registration alone, by their words.
    pub(super) readers: Vec<String>,
    /// Who is reached and who is not, a line each.
    pub(super) lines: Vec<Message>,
}

impl NoticeReading {
    /// Reads the rules of a resource.
    pub(super) fn of(file: &PolicyFile, id: &str, kind: Option<PolicyKind>, today: Date) -> Self {
        // Who is notified are people, also about a service that answers systems only.
        let kind = kind.filter(|kind| *kind != PolicyKind::Broker);
        let options = LintOptions { resource_id: Some(id.to_owned()), kind, ..LintOptions::new(today) };
        let reach = explain(file.policy(), &options, None).reach;
        // A person is notified whatever the rules of a service say.
        let organisations = || reach.iter().filter(|(kind, _)| *kind != Recipient::Person);
        let readers = organisations().filter(|(_, roles)| !roles.is_empty()).map(|(kind, _)| kind.word().to_owned());
        let of_kind = organisations().map(|(kind, roles)| {
            let who = naming::joined(roles.iter().copied().map(naming::role_name));
            words::OF_KIND.with("kind", kind.name()).with("who", who.unwrap_or_else(|| words::NOBODY.into()))
        });
        let head: [Message; 2] = [words::ALWAYS.into(), words::ALSO.with("id", id)];
        let tail: [Message; 2] = [words::OPTED_OUT.into(), words::AT_SEND_TIME.into()];
        Self { readers: readers.collect(), lines: head.into_iter().chain(of_kind).chain(tail).collect() }
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ALWAYS { nb: "Virksomhetens offisielle varslingsadresser varsles alltid.", en: "The organisation's official addresses are always notified." }
        ALSO { nb: "Med {id} varsles også hver person som har registrert sin egen kontaktinformasjon på virksomheten og har lesetilgang. Uten at noen har gitt fullmakt, er det:", en: "With {id}, each person who has registered contact information of their own at the organisation and can read is notified as well. Before anybody has given an authorisation, that is:" }
        OF_KIND { nb: "{kind}: {who}", en: "{kind}: {who}" }
        NOBODY { nb: "ingen", en: "nobody" }
        OPTED_OUT { nb: "De som har valgt bort varsler om tjenesten, varsles ikke. Den som noen gang valgte varsler om en tjeneste i Altinn 2, har i praksis valgt bort alle andre.", en: "Those who have opted out of notifications about the service are not notified. Whoever once chose notifications about a service of Altinn 2 has in effect opted out of all others." }
        AT_SEND_TIME { nb: "Disse personene slås opp når varselet sendes. Når det bestilles, slås bare de offisielle adressene opp: en virksomhet som ikke har noen, avvises (NOT-00001).", en: "These persons are looked up when the notification is sent. When it is ordered, only the official addresses are looked up: an organisation that has none is refused (NOT-00001)." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::NOTIFICATIONS;
    use crate::domain::Language;
    use crate::policy::build::{Choices, built};
    use crate::policy::write;

    #[test]
    fn who_is_reached_is_said_by_kind_of_organisation() {
        let model = built(&NOTIFICATIONS.policy_rules, &Choices::new("ttd", "ttd-frister"));
        let file = PolicyFile::read(write::to_xml(&model)).unwrap();
        let today = jiff::civil::date(2026, 11, 20);
        let reading = NoticeReading::of(&file, "ttd-frister", Some(PolicyKind::Generic), today);
        assert!(reading.readers.contains(&"as".to_owned()), "{:?}", reading.readers);
        assert!(!reading.readers.contains(&"person".to_owned()), "persons are no organisations");
        let said: Vec<String> = reading.lines.iter().map(|line| line.render(Language::Nb)).collect();
        assert!(said[0].contains("alltid") && said[1].contains("ttd-frister"), "{said:?}");
        assert!(said.last().unwrap().contains("NOT-00001"), "{said:?}");
    }
}
