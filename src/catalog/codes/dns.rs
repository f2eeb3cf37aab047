//! The DNS, where the records of an own sender are read.

use crate::finding::code::codes;

codes! {
    DNS_RECORDS = "DNS-RECORDS" [Warning]
        says { nb: "{domain} mangler oppføringer i DNS som Altinn ber om: {records}.", en: "{domain} lacks records in the DNS that Altinn asks for: {records}." }
        why { nb: "Uten dem blir ikke avsenderen registrert, eller e-posten havner i søppelposten.", en: "Without them the sender is not registered, or the e-mails are taken for spam." }
        next { nb: "Be den som styrer DNS for {domain}, legge dem inn slik Altinn svarte på brev L17, og kjør altinn-onboard resume", en: "Ask whoever runs the DNS of {domain} to put them in as Altinn answered letter L17, and run altinn-onboard resume" }
    DNS_NO_DOMAIN = "DNS-NO-DOMAIN" [Warning]
        says { nb: "Domenet {domain} finnes ikke i DNS.", en: "The domain {domain} is not in the DNS." }
        next { nb: "Se etter skrivefeil i adressen: altinn-onboard change own-sender. Er domenet nytt, må det registreres først", en: "Look for a typing mistake in the address: altinn-onboard change own-sender. If the domain is new, it must be registered first" }
    DNS_TIMEOUT = "DNS-TIMEOUT" [Warning]
        says { nb: "DNS-tjeneren {server} svarte ikke i tide da {domain} ble slått opp.", en: "The DNS server {server} did not answer in time when {domain} was looked up." }
        next { nb: "Kjør altinn-onboard resume når nettet virker, eller fra en maskin som når DNS (port 53)", en: "Run altinn-onboard resume when the network works, or from a machine that can reach the DNS (port 53)" }
    DNS_REFUSED = "DNS-REFUSED" [Warning]
        says { nb: "DNS-tjeneren {server} kunne eller ville ikke svare for {domain}: {answer}.", en: "The DNS server {server} could not, or would not, answer for {domain}: {answer}." }
        next { nb: "SERVFAIL betyr gjerne at domenets egne tjenere eller DNSSEC er feil; REFUSED at tjeneren ikke svarer denne maskinen. Spør den som styrer DNS, og kjør altinn-onboard resume", en: "SERVFAIL usually means that the domain's own servers or DNSSEC are wrong; REFUSED that the server does not answer this machine. Ask whoever runs the DNS, and run altinn-onboard resume" }
    DNS_UNREACHABLE = "DNS-UNREACHABLE" [Warning]
        says { nb: "DNS-tjeneren {server} kan ikke nås for å slå opp {domain}.", en: "The DNS server {server} cannot be reached to look {domain} up." }
        next { nb: "Kjør altinn-onboard resume fra en maskin som når DNS (port 53)", en: "Run altinn-onboard resume from a machine that can reach the DNS (port 53)" }
    DNS_NO_SERVER = "DNS-NO-SERVER" [Warning]
        says { nb: "Denne maskinen oppgir ingen DNS-tjener, så {domain} kan ikke slås opp.", en: "This machine names no DNS server, so {domain} cannot be looked up." }
        why { nb: "Tjenerne leses fra /etc/resolv.conf, som ikke finnes på Windows.", en: "The servers are read from /etc/resolv.conf, which Windows does not have." }
        next { nb: "Kjør altinn-onboard resume fra en maskin med Linux eller macOS, eller la den som styrer DNS se etter", en: "Run altinn-onboard resume from a machine with Linux or macOS, or have whoever runs the DNS look" }
    DNS_NAME = "DNS-NAME" [Warning]
        says { nb: "{domain} kan ikke være et domene.", en: "{domain} cannot be a domain." }
        next { nb: "Rett adressen: altinn-onboard change own-sender", en: "Correct the address: altinn-onboard change own-sender" }
}
