//! What people read of an environment's hosts, and of how they were reached.

use super::{HostSeen, HostShown, NetworkReport, Wish};
use crate::catalog::network_hosts::{DNS_STEP, INCOMING, NetworkUse};
use crate::report::screen::{self, Screen, Tone};
use crate::text::Message;
use crate::text::checklist as shared;

/// The hosts with what they are for; or, when they were tried, how they were reached and what must be asked for.
#[must_use]
pub fn render(report: &NetworkReport<'_>, screen: Screen) -> String {
    let head = words::HEAD.with("environment", report.environment.clone());
    let mut out = screen.heading(&head.render(screen.language));
    out += &if report.is_checked() { checked(report, screen) } else { listed(report, screen) };
    out
}

fn listed(report: &NetworkReport<'_>, screen: Screen) -> String {
    let said = |indent, message: Message| screen.hanging(indent, &message.render(screen.language));
    let mut out = said(0, words::OUT.into());
    for shown in report.hosts.iter().filter(|shown| shown.host.is_called()) {
        out += &one(shown, screen);
    }
    let by_people: Vec<&HostShown<'_>> = report.hosts.iter().filter(|shown| !shown.host.is_called()).collect();
    if !by_people.is_empty() {
        out += &format!("\n{}", said(0, words::BROWSER.into()));
        out += &by_people.into_iter().map(|shown| one(shown, screen)).collect::<String>();
    }
    out.push('\n');
    if report.hosts.iter().all(|shown| shown.host.is_here()) {
        return out + &said(0, words::HERE.into());
    }
    let step = |step: &'static str| words::STEP.with("step", step);
    out += &said(0, words::OWN_ADDRESS.into());
    out += &said(
        0,
        match &report.dns {
            Some(server) => words::DNS_SERVER.with("server", server.as_str()).with("step", step(DNS_STEP)),
            None => words::DNS.with("step", step(DNS_STEP)),
        },
    );
    out.push('\n');
    out += &said(
        0,
        match report.source {
            Some(source) => words::IN_FROM.with("source", source),
            None => words::IN.into(),
        },
    );
    for (id, what) in INCOMING {
        out += &said(0, words::INCOMING.with("what", what).with("step", step(id)));
    }
    out.push('\n');
    out + &said(0, words::LETTER.into()) + &said(0, words::TRY.into())
}

/// A host and what it is for.
fn one(shown: &HostShown<'_>, screen: Screen) -> String {
    let host = &shown.host;
    let line = words::HOST.with("host", host.name.as_str()).with("port", host.port.to_string());
    let line = line.with("scheme", if host.secure { "https" } else { "http" });
    let mut out = screen.hanging(0, &line.render(screen.language));
    if let Some(published) = host.published {
        out += &screen.hanging(2, &words::PUBLISHED.with("addresses", published).render(screen.language));
    }
    for one in &host.uses {
        out += &screen.hanging(2, &used(one).render(screen.language));
    }
    out
}

/// What an address is for, and by what.
fn used(one: &NetworkUse) -> Message {
    let all: Vec<String> = one.steps.iter().map(|step| (*step).to_owned()).collect();
    let commands: Vec<String> = one.commands.iter().map(|command| format!("`{command}`")).collect();
    let (steps, commands) = (all.join(", "), commands.join(", "));
    let phrase = match (steps.is_empty(), commands.is_empty()) {
        (false, false) => words::USED_BY_BOTH,
        (false, true) => words::USED_BY_STEPS,
        (true, false) => words::USED_BY_COMMANDS,
        (true, true) => words::USED,
    };
    Message::from(phrase).with("why", one.why).with("steps", steps).with("commands", commands)
}

fn checked(report: &NetworkReport<'_>, screen: Screen) -> String {
    let mut out: String = report.hosts.iter().map(|shown| tried(shown, screen)).collect();
    let shows_issuer = |shown: &HostShown<'_>| shown.seen.as_ref().is_some_and(|seen| seen.issuer.is_some());
    if report.hosts.iter().any(shows_issuer) {
        out += &screen.hanging(0, &Message::from(words::ISSUERS).render(screen.language));
    }
    // What is found of a host stands below it; what helps, once for all.
    let of_hosts = report.hosts.iter().filter_map(|shown| shown.seen.as_ref()).flat_map(|seen| &seen.findings);
    let mut nexts: Vec<String> = Vec::new();
    for next in of_hosts.filter_map(|finding| finding.next.as_ref()) {
        let said = shared::LABELLED.with("label", shared::NEXT).with("text", next.clone()).render(screen.language);
        if !nexts.contains(&said) {
            nexts.push(said);
        }
    }
    if !nexts.is_empty() {
        out.push('\n');
        out += &nexts.iter().map(|next| screen.hanging(0, next)).collect::<String>();
    }
    if !report.findings.is_empty() {
        out += &format!("\n{}", screen::findings(&report.findings, screen));
    }
    let mut wishes: Vec<Message> = Vec::new();
    for wish in report.hosts.iter().filter_map(wished) {
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    if !wishes.is_empty() {
        out += &format!("\n{}", screen.hanging(0, &Message::from(words::WISHES).render(screen.language)));
        out += &wishes.iter().map(|wish| screen.hanging(0, &wish.render(screen.language))).collect::<String>();
        out += &screen.hanging(0, &Message::from(words::LETTER).render(screen.language));
    }
    out
}

/// A line for a host that was tried: a tick only when it answered.
fn tried(shown: &HostShown<'_>, screen: Screen) -> String {
    let Some(seen) = &shown.seen else { return String::new() };
    let place = shown.host.place();
    let (tone, mark) = match (seen.status, shown.host.is_called()) {
        (Some(_), _) => (Tone::Good, "✓"),
        (None, true) => (Tone::Bad, "✗"),
        (None, false) => (Tone::Calm, "!"),
    };
    let said = match seen.status {
        Some(_) => words::ANSWERS.with("place", place).with("how", how(seen)),
        None => {
            let steps: Vec<&str> = shown.host.uses.iter().flat_map(|one| one.steps).copied().collect();
            let commands: Vec<&str> = shown.host.uses.iter().flat_map(|one| one.commands).copied().collect();
            let needed = if steps.is_empty() { commands } else { steps };
            let mut each: Vec<&str> = Vec::new();
            for one in needed {
                if !each.contains(&one) {
                    each.push(one);
                }
            }
            words::NOT_REACHED.with("place", place).with("needed", each.join(", "))
        }
    };
    let mut out = screen.marked(0, tone, mark, &said.render(screen.language));
    for finding in &seen.findings {
        let said = words::FOUND.with("code", finding.code.id).with("said", finding.message.clone());
        out += &screen.indented(2, &said.render(screen.language));
    }
    out
}

/// By which way it answered.
fn how(seen: &HostSeen) -> Message {
    let issuer = seen.issuer.as_deref().map_or_else(|| Message::verbatim(""), |one| words::ISSUED.with("issuer", one));
    let proxy = seen.proxy.as_deref().map_or_else(|| Message::verbatim(""), |one| words::THROUGH.with("proxy", one));
    let clock = match seen.ahead {
        Some(0) => words::SAME_CLOCK.into(),
        Some(ahead @ 1..) => words::AHEAD.with("seconds", ahead.to_string()),
        Some(ahead) => words::BEHIND.with("seconds", ahead.unsigned_abs().to_string()),
        None => Message::verbatim(""),
    };
    words::HOW.with("proxy", proxy).with("issuer", issuer).with("clock", clock)
}

/// What must be asked for a host.
fn wished(shown: &HostShown<'_>) -> Option<Message> {
    let host = &shown.host;
    let seen = shown.seen.as_ref();
    let place = |phrase: crate::text::Phrase| phrase.with("host", host.name.as_str());
    Some(match shown.wish()? {
        Wish::Open => {
            let found = seen.map(|seen| seen.addresses.join(", ")).filter(|addresses| !addresses.is_empty());
            let known = host.published.map(str::to_owned).or(found);
            let known = known.map_or_else(|| Message::verbatim(""), |known| words::KNOWN.with("addresses", known));
            place(words::OPEN).with("port", host.port.to_string()).with("addresses", known)
        }
        Wish::Proxy => {
            let proxy = seen.and_then(|seen| seen.proxy.clone()).unwrap_or_default();
            place(words::PROXY).with("port", host.port.to_string()).with("proxy", proxy)
        }
        Wish::ReachProxy => {
            words::REACH_PROXY.with("proxy", seen.and_then(|seen| seen.proxy.clone()).unwrap_or_default())
        }
        Wish::Exempt => place(words::EXEMPT),
    })
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        HEAD { nb: "Nettverk: {environment}", en: "Network: {environment}" }
        OUT { nb: "Ut fra denne maskinen. Andre verter kaller programmet aldri:", en: "Outgoing, from this machine. The program never calls any other host:" }
        HOST { nb: "- {host}, TCP-port {port} ({scheme})", en: "- {host}, TCP port {port} ({scheme})" }
        PUBLISHED { nb: "Publiserte adresser: {addresses}", en: "Published addresses: {addresses}" }
        USED { nb: "{why}", en: "{why}" }
        USED_BY_STEPS { nb: "{why} (steg: {steps})", en: "{why} (steps: {steps})" }
        USED_BY_COMMANDS { nb: "{why} (kommandoer: {commands})", en: "{why} (commands: {commands})" }
        USED_BY_BOTH { nb: "{why} (steg: {steps}; kommandoer: {commands})", en: "{why} (steps: {steps}; commands: {commands})" }
        BROWSER { nb: "Disse åpner du i nettleseren; programmet kaller dem ikke:", en: "You open these in the browser; the program does not call them:" }
        HERE { nb: "Alt er på denne maskinen. Ingenting må åpnes.", en: "Everything is on this machine. Nothing need be opened." }
        OWN_ADDRESS { nb: "I tillegg kaller programmet deres egen mottaksadresse, slik Altinn vil gjøre det, når dere har oppgitt en.", en: "The program also calls your own receiving address, as Altinn will, once you have given one." }
        DNS { nb: "Maskinen slår selv opp navnene. I {step} spør programmet maskinens DNS-tjener om TXT og CNAME, på UDP- og TCP-port 53.", en: "The machine looks the names up itself. In {step} the program asks the machine's DNS server for TXT and CNAME, on UDP and TCP port 53." }
        DNS_SERVER { nb: "Maskinen slår selv opp navnene. I {step} spør programmet DNS-tjeneren {server} om TXT og CNAME, med UDP og TCP.", en: "The machine looks the names up itself. In {step} the program asks the DNS server {server} for TXT and CNAME, by UDP and TCP." }
        STEP { nb: "steget {step}", en: "the step {step}" }
        IN_FROM { nb: "Inn til dere fra {source}, https på TCP-port 443, hvis dere tar det i bruk:", en: "Incoming, from {source}, https on TCP port 443, if you use these:" }
        IN { nb: "Inn til dere fra Altinn, https på TCP-port 443, hvis dere tar det i bruk:", en: "Incoming, from Altinn, https on TCP port 443, if you use these:" }
        INCOMING { nb: "- {what} ({step})", en: "- {what} ({step})" }
        LETTER { nb: "Hele brevet til dem som driver brannmuren: altinn-onboard letter L11", en: "The whole letter to those who run the firewall: altinn-onboard letter L11" }
        TRY { nb: "Se om vertene kan nås herfra: altinn-onboard network --check", en: "See whether the hosts can be reached from here: altinn-onboard network --check" }
        ANSWERS { nb: "{place} svarer{how}", en: "{place} answers{how}" }
        NOT_REACHED { nb: "{place} er ikke nådd. Trengs til: {needed}", en: "{place} was not reached. Needed for: {needed}" }
        HOW { nb: "{proxy}{issuer}{clock}", en: "{proxy}{issuer}{clock}" }
        THROUGH { nb: " gjennom proxyen {proxy}", en: " through the proxy {proxy}" }
        ISSUED { nb: ", sertifikat fra {issuer}", en: ", certificate from {issuer}" }
        SAME_CLOCK { nb: ", klokkene går likt", en: ", the clocks agree" }
        AHEAD { nb: ", klokken der går {seconds} sekunder foran", en: ", its clock is {seconds} seconds ahead" }
        BEHIND { nb: ", klokken der går {seconds} sekunder etter", en: ", its clock is {seconds} seconds behind" }
        ISSUERS { nb: "Se på hvem som har utstedt sertifikatene: en offentlig utsteder er som det skal være. Står det et sikkerhetsprodukt eller deres egen virksomhet, blir trafikken åpnet på veien (TLS-inspeksjon).", en: "Look at who issued the certificates: a public authority is as it should be. A security product or your own organisation means that the traffic is opened on the way (TLS inspection)." }
        FOUND { nb: "{code}: {said}", en: "{code}: {said}" }
        WISHES { nb: "Dette må brevet til dem som driver nettet, be om:", en: "This is what the letter to those who run the network must ask for:" }
        OPEN { nb: "- åpne ut: TCP-port {port} til {host}{addresses}", en: "- open outgoing: TCP port {port} to {host}{addresses}" }
        KNOWN { nb: " ({addresses})", en: " ({addresses})" }
        PROXY { nb: "- la proxyen {proxy} slippe gjennom {host}, port {port}", en: "- let the proxy {proxy} allow {host}, port {port}" }
        REACH_PROXY { nb: "- åpne ut til proxyen {proxy}, eller gi riktig adresse til den", en: "- open outgoing to the proxy {proxy}, or give its right address" }
        EXEMPT { nb: "- unnta {host} fra TLS-inspeksjon, eller legg sertifikatet til inspeksjonen i maskinens sertifikatlager", en: "- exempt {host} from TLS inspection, or add the certificate of the inspection to the machine's certificate store" }
    }
}
