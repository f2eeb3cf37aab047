//! What people read of what was taken over: first what must be done, then each resource, then what was not looked at.

use super::{AdoptedResource, Adoption, HiddenThing, SeenByToken, Standing, Urgency};
use crate::catalog::codes::adoption;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::catalog::{environments, products};
use crate::domain::Language;
use crate::finding::{Finding, Severity};
use crate::report::screen::{self, MOST, Screen, Tone};
use crate::text::clean::clean_line;
use crate::text::counts::counted;
use crate::text::{Message, Phrase, dates};

/// Of so many services it is told in full who may do what; of more a command tells it.
const FEW: usize = 5;

/// The whole of it.
#[must_use]
pub fn render(shown: &Adoption, screen: Screen) -> String {
    let said = |message: Message| message.render(screen.language);
    let mut out = screen.heading(&said(
        words::HEAD
            .with("name", clean_line(&shown.name))
            .with("orgnr", shown.number.spaced())
            .with("code", shown.code.as_str())
            .with("environment", environments::said(shown.environment.as_str())),
    ));
    if shown.simulated {
        out.push_str(&screen.indented(0, words::REHEARSAL.raw(screen.language)));
    }
    for (urgency, heading) in [(Urgency::Ends, ends(shown)), (Urgency::Broken, words::BROKEN.into())] {
        let all: Vec<Finding> = shown.of_urgency(urgency).into_iter().map(|(_, finding)| finding.clone()).collect();
        if !all.is_empty() {
            out.push('\n');
            out.push_str(&screen.heading(&said(heading)));
            out.push_str(&screen::findings(all.get(..MOST).unwrap_or(&all), screen));
            out.push_str(&screen::more(all.len(), screen));
        }
    }
    out.push_str(&doubtful(shown, screen));
    out.push('\n');
    out.push_str(&screen.heading(&said(counted(shown.resources.len(), words::RESOURCE, words::RESOURCES))));
    let services = shown.resources.iter().filter(|one| one.standing.is_service()).count();
    for one in shown.resources.iter().take(MOST) {
        out.push_str(&line(one, screen));
        if services <= FEW && one.standing.is_service() {
            one.access.iter().for_each(|access| out.push_str(&screen.hanging(4, &access.render(screen.language))));
        }
    }
    out.push_str(&screen::more(shown.resources.len(), screen));
    out.push_str(&hidden(shown, screen));
    out.push('\n');
    for next in nexts(shown) {
        out.push_str(&screen.hanging(0, &said(next)));
    }
    out
}

/// By which day the first must be done.
fn ends(shown: &Adoption) -> Message {
    let heading = if shown.today > ALTINN2_ROLES_END { words::ENDED } else { words::ENDS };
    heading.with("date", dates::said(ALTINN2_ROLES_END))
}

/// What should be looked at: in full what is found here alone, and for each resource a line of what the linters find.
fn doubtful(shown: &Adoption, screen: Screen) -> String {
    let all = shown.of_urgency(Urgency::Doubtful);
    let is_own = |finding: &Finding| adoption::ALL.contains(&finding.code);
    let own: Vec<Finding> =
        all.iter().filter(|(_, finding)| is_own(finding)).map(|(_, finding)| (*finding).clone()).collect();
    let mut lines: Vec<(&AdoptedResource, Vec<&str>)> = Vec::new();
    for (one, finding) in all.into_iter().filter(|(_, finding)| !is_own(finding)) {
        match lines.iter_mut().find(|(of, _)| of.id == one.id) {
            Some((_, codes)) => codes.push(finding.code.id),
            None => lines.push((one, vec![finding.code.id])),
        }
    }
    if own.is_empty() && lines.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}", screen.heading(words::DOUBTFUL.raw(screen.language)));
    out.push_str(&screen::worst(&own, screen));
    for (one, codes) in lines.iter().take(MOST) {
        out.push_str(&screen.marked(0, Tone::Calm, "!", &format!("{}: {}", one.id, codes.join(", "))));
    }
    out.push_str(&screen::more(lines.len(), screen));
    // One of them serves as the example.
    if let Some((one, _)) = lines.first() {
        let at = format!("{}:{}", shown.environment, one.id);
        let next = words::DOUBTFUL_NEXT.with("at", at).render(screen.language);
        out.push_str(&screen.indented(2, &next));
    }
    out
}

/// A resource: what became of it, and how much is wrong with it.
fn line(one: &AdoptedResource, screen: Screen) -> String {
    let language = screen.language;
    let count = |severity| one.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let (mark, tone) = match (one.standing, errors) {
        (Standing::Taken | Standing::Known, 0) => ("✓", Tone::Good),
        (Standing::Unread | Standing::Taken | Standing::Known, _) => ("✗", Tone::Bad),
        (Standing::Offered, _) => ("○", Tone::Strong),
        _ => ("·", Tone::Faint),
    };
    let title = match language {
        Language::Nb => &one.title.nb,
        Language::En => &one.title.en,
    };
    let what = match one.product {
        Some(product) => Message::from(products::of(product).name),
        None => Message::verbatim(one.resource_type.as_str()),
    };
    let head = match title.as_str() {
        "" => words::LINE_UNTITLED.with("id", one.id.as_str()).with("what", what),
        title => words::LINE.with("id", one.id.as_str()).with("what", what).with("title", clean_line(title)),
    };
    let mut out = screen.marked(0, tone, mark, &head.render(language));
    let found = [
        (errors > 0).then(|| counted(errors, words::ERROR, words::ERRORS)),
        (warnings > 0).then(|| counted(warnings, words::WARNING, words::WARNINGS)),
    ];
    let became = became(one).render(language);
    let found: Vec<String> = found.into_iter().flatten().map(|found| found.render(language)).collect();
    let rest = if found.is_empty() { became } else { format!("{became} · {}", found.join(", ")) };
    out.push_str(&screen.hanging(4, &rest));
    out
}

fn became(one: &AdoptedResource) -> Message {
    let service = one.service.as_ref().map(|handle| handle.as_str()).unwrap_or_default();
    match one.standing {
        Standing::Taken => words::TAKEN.with("service", service),
        Standing::Known => words::KNOWN.with("service", service),
        Standing::Offered => words::OFFERED.into(),
        Standing::Unread | Standing::Gone => why_not(one.standing).into(),
        other => words::NOT_TAKEN.with("why", why_not(other)),
    }
}

/// Why a resource is not taken over; what can be says that it was not chosen.
#[must_use]
pub const fn why_not(standing: Standing) -> Phrase {
    match standing {
        Standing::Taken | Standing::Known | Standing::Offered => words::OFFERED,
        Standing::Unread => words::UNREAD,
        Standing::OtherNumber => words::OTHER_NUMBER,
        Standing::OtherCode => words::OTHER_CODE,
        Standing::OtherId => words::OTHER_ID,
        Standing::OtherType => words::OTHER_TYPE,
        Standing::Migrated => words::MIGRATED,
        Standing::Gone => words::GONE,
    }
}

/// What was not looked at, and what it takes.
fn hidden(shown: &Adoption, screen: Screen) -> String {
    let hidden = shown.not_looked_at();
    if hidden.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}", screen.heading(words::NOT_LOOKED_AT.raw(screen.language)));
    for (thing, why) in &hidden {
        let what = name(*thing).raw(screen.language);
        let text = match why {
            Some(why) => format!("{what}: {}", why.message.render(screen.language)),
            None => what.to_owned(),
        };
        out.push_str(&screen.marked(0, Tone::Calm, "▪", &text));
    }
    if shown.by_token == SeenByToken::NotAsked {
        out.push_str(&screen.indented(2, words::TOKEN_NEXT.raw(screen.language)));
    }
    out
}

const fn name(thing: HiddenThing) -> Phrase {
    match thing {
        HiddenThing::Subscriptions => words::SUBSCRIPTIONS,
        HiddenThing::AccessLists => words::ACCESS_LISTS,
        HiddenThing::Files => words::FILES,
    }
}

/// How one goes on.
fn nexts(shown: &Adoption) -> Vec<Message> {
    let environment = shown.environment.as_str();
    let any = |standing| shown.resources.iter().any(|one| one.standing == standing);
    let has_services = shown.resources.iter().any(|one| one.standing.is_service());
    let mut nexts = Vec::new();
    if shown.plan && any(Standing::Offered) {
        nexts.push(words::PLAN_NEXT.with("environment", environment));
    }
    if !shown.plan && has_services {
        nexts.push(if shown.awaits_key_file { words::RESUME_WITH_KEY } else { words::RESUME }.into());
        nexts.push(words::CHECKLISTS.into());
    }
    if nexts.is_empty() {
        nexts.push(words::NOTHING.into());
    }
    nexts
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        HEAD { nb: "{name} ({orgnr}, {code}) i {environment}", en: "{name} ({orgnr}, {code}) in {environment}" }
        REHEARSAL { nb: "Øvelse: alt under er simulert.", en: "Rehearsal: everything below is simulated." }
        ENDS { nb: "Må gjøres innen {date}", en: "To be done by {date}" }
        ENDED { nb: "Rollene fra Altinn 2 tok slutt {date}", en: "The roles of Altinn 2 ended on {date}" }
        BROKEN { nb: "Må rettes", en: "To be mended" }
        DOUBTFUL { nb: "Bør ses på", en: "Worth a look" }
        DOUBTFUL_NEXT { nb: "Se hva det gjelder: altinn-onboard policy lint {at}, og altinn-onboard resource lint {at}", en: "See what it is about: altinn-onboard policy lint {at}, and altinn-onboard resource lint {at}" }
        RESOURCE { nb: "1 ressurs", en: "1 resource" }
        RESOURCES { nb: "{count} ressurser", en: "{count} resources" }
        LINE { nb: "{id} ({what}): {title}", en: "{id} ({what}): {title}" }
        LINE_UNTITLED { nb: "{id} ({what})", en: "{id} ({what})" }
        ERROR { nb: "1 feil", en: "1 error" }
        ERRORS { nb: "{count} feil", en: "{count} errors" }
        WARNING { nb: "1 advarsel", en: "1 warning" }
        WARNINGS { nb: "{count} advarsler", en: "{count} warnings" }
        TAKEN { nb: "overtatt som tjenesten {service}", en: "taken over as the service {service}" }
        KNOWN { nb: "tjenesten {service} fra før: ingenting er endret", en: "already the service {service}: nothing was changed" }
        OFFERED { nb: "kan overtas", en: "can be taken over" }
        NOT_TAKEN { nb: "{why}, og overtas ikke", en: "{why}, and is not taken over" }
        UNREAD { nb: "kunne ikke leses", en: "could not be read" }
        OTHER_NUMBER { nb: "står på et annet nummer", en: "is registered on another number" }
        OTHER_CODE { nb: "står med en annen kode", en: "is registered with another code" }
        OTHER_ID { nb: "har en id som ingen tjeneste kan ha", en: "has an ID that no service can have" }
        OTHER_TYPE { nb: "er av en type som programmet ikke setter opp", en: "is of a type that the program does not set up" }
        MIGRATED { nb: "er bare for meldinger som er flyttet fra Altinn 2", en: "is only for messages moved from Altinn 2" }
        GONE { nb: "står i listen, men finnes ikke", en: "is listed, but does not exist" }
        NOT_LOOKED_AT { nb: "Ikke sett på", en: "Not looked at" }
        SUBSCRIPTIONS { nb: "hendelsesabonnement, og om de er validert", en: "event subscriptions, and whether they are validated" }
        ACCESS_LISTS { nb: "tilgangslister, og hva de lar medlemmene gjøre", en: "access lists, and what they let their members do" }
        FILES { nb: "hvordan tjenestene er konfigurert i Altinn Formidling", en: "how services are configured in Altinn Broker" }
        TOKEN_NEXT { nb: "Bare et token viser det: kjør samme kommando med --client-id ID og --key-file FIL", en: "Only a token shows it: run the same command with --client-id ID and --key-file FILE" }
        RESUME { nb: "Fortsett som med andre tjenester: altinn-onboard resume", en: "Go on as with any other service: altinn-onboard resume" }
        RESUME_WITH_KEY { nb: "Fortsett som med andre tjenester; nøkkelen legges da i nøkkellageret: altinn-onboard resume --key-file FIL", en: "Go on as with any other service; the key is then put into the key store: altinn-onboard resume --key-file FILE" }
        CHECKLISTS { nb: "Alle tjenestene: altinn-onboard checklist --all", en: "All services: altinn-onboard checklist --all" }
        PLAN_NEXT { nb: "Ingenting er overtatt. Overta alt som kan overtas: altinn-onboard init --adopt --all --env {environment}", en: "Nothing was taken over. Take over all that can be: altinn-onboard init --adopt --all --env {environment}" }
        NOTHING { nb: "Ingenting er overtatt.", en: "Nothing was taken over." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    fn rendered(shown: &Adoption, width: usize) -> String {
        render(shown, Screen { language: Language::En, width, colour: false })
    }

    #[test]
    fn what_must_be_done_stands_before_what_was_found() {
        let text = rendered(&sample(), 100);
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
        assert!(at("To be done by 31 December 2026") < at("To be mended"));
        assert!(at("To be mended") < at("Worth a look") && at("Worth a look") < at("5 resources"));
        assert!(at("5 resources") < at("Not looked at"));
        assert!(text.contains("$ altinn-onboard") || text.contains("policy migrate tt02:ttd-vedtak"));
        // What nobody chose is not told as something to do.
        assert!(!text.contains("ADOPT-ALTINN2:"), "{text}");
        assert!(text.contains("is only for messages moved from Altinn 2"));
    }

    #[test]
    fn after_the_roles_have_ended_nobody_is_told_to_hurry() {
        let shown = Adoption { today: jiff::civil::date(2027, 1, 1), ..sample() };
        assert!(rendered(&shown, 100).contains("The roles of Altinn 2 ended on 31 December 2026"));
    }

    #[test]
    fn a_narrow_screen_is_kept_to() {
        for line in rendered(&sample(), 40).lines().filter(|line| !line.contains("altinn-onboard")) {
            assert!(line.chars().count() <= 40 || !line.trim().contains(' '), "{line}");
        }
    }

    #[test]
    fn of_very_many_the_rest_is_counted() {
        let mut shown = sample();
        let one = shown.resources[0].clone();
        shown.resources.extend(std::iter::repeat_n(one, MOST));
        let text = rendered(&shown, 100);
        assert_eq!(text.matches("… and 1 more").count(), 1, "{text}");
        assert!(text.contains("… and 5 more"));
    }
}
