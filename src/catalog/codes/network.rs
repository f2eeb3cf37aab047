//! What goes wrong on the way to a service, and a no that no row is for.

use super::row::shared;
use super::shared::PROGRAM_FAULT;
use crate::finding::code::codes;

shared! {
    TIMEOUT_NEXT { nb: "Vent litt og kjør altinn-onboard resume: det som er gjort, er lagret", en: "Wait a little and run altinn-onboard resume: what is done is saved" }
    UNEXPECTED_NEXT { nb: "Kontroller adressen i miljøbeskrivelsen og om en proxy svarer i stedet, og kjør altinn-onboard resume", en: "Check the address in the environment description and whether a proxy answers instead, and run altinn-onboard resume" }
}

codes! {
    NET_WRONG_ENVIRONMENT = "NET-WRONG-ENVIRONMENT" [Error]
        says { nb: "Et token fra {token} kan ikke sendes til {address}. Ingenting ble sendt.", en: "A token from {token} cannot be sent to {address}. Nothing was sent." }
        next { nb: "Velg ett miljø med --env, og la alle adressene i miljøbeskrivelsen høre til det", en: "Choose one environment with --env, and make sure that all addresses in its description belong to it" }
    NET_NO_CONNECTION = "NET-NO-CONNECTION" [Error]
        says { nb: "Får ikke forbindelse med {service} på {host}: {reason}.", en: "No connection to {service} at {host}: {reason}." }
        next { nb: "Kontroller nettverket, brannmuren og HTTPS_PROXY, og kjør altinn-onboard resume", en: "Check the network, the firewall and HTTPS_PROXY, and run altinn-onboard resume" }
    NET_PROXY = "NET-PROXY" [Error]
        says { nb: "Proxyen {proxy} gir ingen forbindelse med {service} på {host}: {reason}.", en: "The proxy {proxy} does not connect to {service} at {host}: {reason}." }
        next { nb: "Kontroller adresse, brukernavn og passord i HTTPS_PROXY, be den som driver proxyen, om å åpne for verten, eller legg verten til i NO_PROXY hvis den kan nås uten proxy; kjør så altinn-onboard resume", en: "Check the address, user name and password in HTTPS_PROXY, ask whoever runs the proxy to allow the host, or add the host to NO_PROXY if it is reached without a proxy; then run altinn-onboard resume" }
    NET_PROXY_UNREADABLE = "NET-PROXY-UNREADABLE" [Error]
        says { nb: "{variable} kan ikke brukes som proxy: {trouble}. Ingenting ble sendt.", en: "{variable} cannot be used as a proxy: {trouble}. Nothing was sent." }
        next { nb: "Skriv den som http://VERT:PORT, eller http://BRUKER:PASSORD@VERT:PORT med tegn som @ : / % skrevet som %40 %3A %2F %25, eller fjern den: env -u {variable} altinn-onboard resume", en: "Write it as http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT with characters such as @ : / % written as %40 %3A %2F %25, or remove it: env -u {variable} altinn-onboard resume" }
    NET_TLS = "NET-TLS" [Error]
        says { nb: "Får ingen sikker forbindelse med {service} på {host}: {reason}.", en: "No secure connection to {service} at {host}: {reason}." }
        next { nb: "Kontroller at maskinen har oppdaterte rotsertifikater (pakken ca-certificates, eller SSL_CERT_FILE), og oppgi sertifikatet til en proxy som inspiserer trafikken: --ca-bundle FIL", en: "Check that the machine has current root certificates (the package ca-certificates, or SSL_CERT_FILE), and name the certificate of a proxy that inspects the traffic: --ca-bundle FILE" }
    CA_BUNDLE = "CA-BUNDLE" [Error]
        says { nb: "Sertifikatene i {path} kan ikke brukes: {reason}. Ingenting ble sendt.", en: "The certificates in {path} cannot be used: {reason}. Nothing was sent." }
        next { nb: "Oppgi en fil med sertifikater i PEM-format, med --ca-bundle eller ALTINN_ONBOARD_CA_BUNDLE. Fra DER til PEM: openssl x509 -inform der -in FIL -out ca.pem", en: "Name a file with certificates in PEM format, with --ca-bundle or ALTINN_ONBOARD_CA_BUNDLE. From DER to PEM: openssl x509 -inform der -in FILE -out ca.pem" }
    NET_TIMEOUT = "NET-TIMEOUT" [Error]
        says { nb: "Det kom ikke noe svar fra {service} på {host} innen {seconds} sekunder.", en: "No answer came from {service} at {host} within {seconds} seconds." }
        next TIMEOUT_NEXT
    NET_SILENT = "NET-SILENT" [Error]
        says { nb: "Svaret fra {service} på {host} begynte, men så kom det ingenting på {seconds} sekunder.", en: "The answer from {service} at {host} began, but then nothing came for {seconds} seconds." }
        next TIMEOUT_NEXT
    NET_BROKEN = "NET-BROKEN" [Error]
        says { nb: "Svaret fra {service} på {host} ble avbrutt: {reason}.", en: "The answer from {service} at {host} was cut off: {reason}." }
        next TIMEOUT_NEXT
    NET_TOO_LARGE = "NET-TOO-LARGE" [Error]
        says { nb: "Svaret fra {service} på {host} er lengre enn {limit} byte, og ble ikke lest.", en: "The answer from {service} at {host} is longer than {limit} bytes and was not read." }
        next UNEXPECTED_NEXT
    NET_REDIRECTED = "NET-REDIRECTED" [Error]
        says { nb: "{host} sender kallet til {service} videre til {to}. Det følges ikke, for kallet kan inneholde hemmeligheter.", en: "{host} redirects the call for {service} to {to}. The redirect is not followed, because the call may contain secrets." }
        next UNEXPECTED_NEXT
    NET_HTML = "NET-HTML" [Error]
        says { nb: "{host} svarte {status} med en nettside der {service} skulle svart med JSON. Slike svar kommer fra en proxy eller en brannmur.{start}", en: "{host} answered {status} with a web page where {service} should have answered with JSON. That is what a proxy or a firewall returns.{start}" }
        next UNEXPECTED_NEXT
    NET_EMPTY = "NET-EMPTY" [Error]
        says { nb: "{host} svarte {status} uten innhold der {service} skulle svart med JSON.{start}", en: "{host} answered {status} with no content where {service} should have answered with JSON.{start}" }
        next UNEXPECTED_NEXT
    NET_NOT_JSON = "NET-NOT-JSON" [Error]
        says { nb: "{host} svarte {status} med noe annet enn det {service} pleier å svare med ({media}).{start}", en: "{host} answered {status} with something that {service} does not return ({media}).{start}" }
        next UNEXPECTED_NEXT
    NET_NO_HEADER = "NET-NO-HEADER" [Error]
        says { nb: "{host} svarte {status} uten {header}, som {service} alltid svarer med her. Det er et hodefelt som en proxy kan ha fjernet.{start}", en: "{host} answered {status} without {header}, which {service} always returns here. It is a header that a proxy may have removed.{start}" }
        next UNEXPECTED_NEXT
    NET_CLOCK = "NET-CLOCK" [Warning]
        says { nb: "Klokken her avviker {seconds} sekunder fra klokken hos {host}. Maskinporten avviser forespørsler når klokken går mer enn ti sekunder feil. Programmet retter opp sine egne; det gjør ikke systemet som skal sende.", en: "The clock here and that of {host} are {seconds} seconds apart. Maskinporten refuses requests from a clock that is more than ten seconds wrong. The program corrects its own; the system that will send does not." }
        next { nb: "Still klokken (timedatectl, w32tm /resync eller sntp), og prøv igjen: altinn-onboard network --check", en: "Set the clock (timedatectl, w32tm /resync or sntp), and try again: altinn-onboard network --check" }
    NET_OPENED = "NET-OPENED" [Warning]
        says { nb: "Trafikken til {host} blir åpnet på veien: sertifikatet, utstedt av {issuer}, godtas bare på grunn av --ca-bundle.", en: "The traffic to {host} is opened on the way: the certificate, issued by {issuer}, is accepted only because of --ca-bundle." }
        next { nb: "Legg utstederen i sertifikatlageret på serverne som skal sende, eller be om at verten unntas fra inspeksjonen: altinn-onboard letter L11", en: "Add the issuer to the certificate store of the servers that will send, or ask for the host to be exempt from inspection: altinn-onboard letter L11" }
    NET_ONE_ISSUER = "NET-ONE-ISSUER" [Note]
        says { nb: "Alle vertene viser et sertifikat fra samme utsteder ({issuer}), selv om de har ulike eiere. Slik er det når en proxy åpner trafikken på veien.", en: "All hosts show a certificate of the same issuer ({issuer}), although they have different owners. That is what a proxy that opens the traffic on the way does." }
        next { nb: "Spør dem som driver nettet, om trafikken blir inspisert. Da må utstederen også ligge i sertifikatlageret på serverne som skal sende: altinn-onboard letter L11", en: "Ask those who run the network whether traffic is inspected. If so, the issuer must be in the certificate store of the servers that will send, too: altinn-onboard letter L11" }
    NET_PERSON_HOST = "NET-PERSON-HOST" [Warning]
        says { nb: "{host} kan ikke nås herfra. Programmet bruker den ikke, men du åpner den i nettleseren. {reason}", en: "{host} cannot be reached from here. The program does not use it, but you open it in the browser. {reason}" }
        next { nb: "Åpne {host} i nettleseren; går ikke det, be dem som driver nettet, om å åpne for den", en: "Open {host} in the browser; if that does not work, ask those who run the network to allow it" }
    NET_UNWRITABLE = "NET-UNWRITABLE" [Error]
        says { nb: "Kallet til {service} kunne ikke lages: {reason}.", en: "The call to {service} could not be written: {reason}." }
        next PROGRAM_FAULT
    SERVICE_NOT_KEPT = "SERVICE-NOT-KEPT" [Error]
        says { nb: "Svaret fra {service} var ja, men der vises ikke {what} når det leses tilbake. Det regnes derfor ikke som gjort.", en: "The answer from {service} was yes, but it does not show {what} when it is read back. It therefore does not count as done." }
        next { nb: "Vent litt og kjør altinn-onboard resume: programmet ser etter først, og gjør bare det som mangler. Blir svaret det samme, er det noe annet enn tjenesten som svarer: kontroller adressen i miljøbeskrivelsen, og om det står en proxy imellom", en: "Wait a little and run altinn-onboard resume: it looks first, and does only what is missing. If the answer stays the same, something other than the service is answering: check the address in the environment description, and whether there is a proxy in between" }
    SERVICE_REFUSED = "SERVICE-REFUSED" [Error]
        says { nb: "Svaret er ikke blant dem programmet kjenner.", en: "This is not one of the known answers." }
        next { nb: "Les tjenestens egne ord, og kjør altinn-onboard resume på nytt. Send sporings-id-en til servicedesken hvis det ikke hjelper", en: "Read the service's own words, and run altinn-onboard resume again. If that does not help, send the trace ID to the service desk" }
    STUDIO_UNREACHABLE = "STUDIO-UNREACHABLE" [Error]
        says { nb: "Altinn Studio kan ikke nås herfra.", en: "Altinn Studio cannot be reached from here." }
        next { nb: "Kontroller nettverket, brannmuren og HTTPS_PROXY, og prøv igjen: altinn-onboard studio check", en: "Check the network, the firewall and HTTPS_PROXY, and try again: altinn-onboard studio check" }
    STUDIO_KEY_UNKNOWN = "STUDIO-KEY-UNKNOWN" [Error]
        says { nb: "Altinn Studio kjenner ikke nøkkelen. Lag en ny under innstillingene dine i Altinn Studio.", en: "Altinn Studio does not know the key. Make a new one among your settings in Altinn Studio." }
        next { nb: "Sett ALTINN_ONBOARD_STUDIO_KEY til den nye nøkkelen, og se at den virker: altinn-onboard studio check", en: "Set ALTINN_ONBOARD_STUDIO_KEY to the new key, and check that it works: altinn-onboard studio check" }
}
