//! What Altinn Melding's codes on messages mean.
//!
//! Source: Altinn/altinn-correspondence `src/Altinn.Correspondence.Application/Errors.cs`, 2026-08-20.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{ATTACH_AGAIN, CORRECT_TEXT, DOWN, NO_MESSAGE, NOTHING, ONE_EACH, PUBLISH, REPORT, SEND_AGAIN};
use crate::catalog::services::RemoteService;

shared! {
    CORR_CONTENT { nb: "Tittelen, sammendraget eller teksten i meldingen godtas ikke.", en: "The title, summary or body of the message is not accepted." }
    CORR_1029_NEXT { nb: "Velg en annen mottaker fra Tenor: altinn-onboard resume --redo test-recipient", en: "Choose another recipient from Tenor: altinn-onboard resume --redo test-recipient" }
    DUE { nb: "Sett dueDateTime fram i tid, etter requestedPublishTime", en: "Set dueDateTime to a time in the future, after requestedPublishTime" }
    FETCH { nb: "Hent meldingen først: GET correspondence/ID", en: "Fetch the message first: GET correspondence/ID" }
    CORR_KEY { nb: "Idempotensnøkkelen er ugyldig eller brukt sammen med flere mottakere.", en: "The idempotency key is invalid, or is used with several recipients." }
    DIALOG { nb: "Oppgi DialogportenDialogId i externalReferences slik Dialogporten i samme miljø skriver den", en: "Give DialogportenDialogId in externalReferences as Dialogporten in the same environment writes it" }
    CORR_CONFIDENTIAL_NEXT { nb: "La tilgangsreglene og merkingen si det samme: altinn-onboard resume --redo policy", en: "Make the access rules and the marking agree: altinn-onboard resume --redo policy" }
    FORWARD_TEXT { nb: "Skriv en kortere tekst uten HTML og Markdown", en: "Write a shorter text without HTML or Markdown" }
}

service_codes! { Some(RemoteService::Correspondence);
    "1001" 404 "CORR-1001"
        says NO_MESSAGE
        next SEND_AGAIN
    "1002" 400 "CORR-1002"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1003" 400 "CORR-1003"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1004" 400 "CORR-1004"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1005" 400 "CORR-1005"
        says { nb: "Antallet filer stemmer ikke med vedleggene som er beskrevet i kallet.", en: "The number of files does not match the attachments that the call describes." }
        next { nb: "Beskriv ett vedlegg i content.attachments for hver fil, med samme filnavn", en: "Describe one attachment in content.attachments for each file, under the same file name" }
    "1006" 400 "CORR-1006" means OnlyRecipientTwice
        says { nb: "Samme mottaker står to ganger.", en: "The same recipient is given twice." }
        next CORR_1029_NEXT
    "1007" 400 "CORR-1007"
        says { nb: "Vedlegget som meldingen viser til, finnes ikke i dette miljøet.", en: "The attachment that the message refers to does not exist in this environment." }
        next ATTACH_AGAIN
    "1008" 400 "CORR-1008"
        says { nb: "Svarfristen (dueDateTime) er allerede passert.", en: "The due date (dueDateTime) has already passed." }
        next DUE
    "1009" 400 "CORR-1009"
        says { nb: "Svarfristen (dueDateTime) er før meldingen publiseres.", en: "The due date (dueDateTime) is before the message is published." }
        next DUE
    "1013" 400 "CORR-1013"
        says { nb: "Avsenderen kan ikke slette en melding som er publisert.", en: "The sender cannot delete a message that has been published." }
        next { nb: "Sett requestedPublishTime noen minutter fram i neste melding, så kan den trekkes tilbake til da: altinn-onboard change publish-delay --publish-delay 10", en: "Set requestedPublishTime a few minutes ahead in the next message, which can then be withdrawn until that time: altinn-onboard change publish-delay --publish-delay 10" }
    "1014" 400 "CORR-1014" means TakenBackBefore
        says { nb: "Meldingen er slettet allerede.", en: "The message has already been deleted." }
        next { nb: "Send en ny om det trengs: altinn-onboard try message --again", en: "Send a new one if it is needed: altinn-onboard try message --again" }
    "1015" 400 "CORR-1015"
        says { nb: "Altinn Melding kan ikke lese statusen til meldingen.", en: "Altinn Correspondence cannot read the status of the message." }
        next REPORT
    "1016" 400 "CORR-1016"
        says { nb: "En melding som krever bekreftelse, må ha svarfrist.", en: "A message that needs confirmation must have a due date." }
        next CORRECT_TEXT
    "1017" 400 "CORR-1017"
        says { nb: "Vedlegget ble lastet opp av en annen avsender enn den som sender meldingen.", en: "The attachment was uploaded by a different sender from the one sending the message." }
        next { nb: "Last opp vedlegget med samme klient som sender meldingen", en: "Upload the attachment with the same client that sends the message" }
    "1018" 400 "CORR-1018"
        says { nb: "Et vedlegg er ikke publisert ennå: det er ikke lastet opp, eller virussjekken er ikke ferdig.", en: "An attachment is not published yet: it is not uploaded, or is being scanned for viruses." }
        next { nb: "Vent til GET attachment/ID svarer Published, og send meldingen på nytt", en: "Wait until GET attachment/ID answers Published, and send the message again" }
    "1019" 400 "CORR-1019"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1020" 400 "CORR-1020"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1021" 400 "CORR-1021"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1022" 400 "CORR-1022"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1023" 400 "CORR-1023"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1024" 400 "CORR-1024"
        says { nb: "Meldingen må hentes før den kan merkes som lest.", en: "The message must be fetched before it can be marked as read." }
        next FETCH
    "1025" 400 "CORR-1025"
        says { nb: "Meldingen må hentes før den kan bekreftes.", en: "The message must be fetched before it can be confirmed." }
        next FETCH
    "1026" 400 "CORR-1026"
        says { nb: "En melding som krever bekreftelse, kan ikke arkiveres eller slettes før den er bekreftet.", en: "A message that needs confirmation cannot be archived or deleted before it is confirmed." }
        next { nb: "Bekreft meldingen først: POST correspondence/ID/confirm", en: "Confirm the message first: POST correspondence/ID/confirm" }
    "1027" 400 "CORR-1027"
        says { nb: "Fra-datoen er etter til-datoen.", en: "The from date is after the to date." }
        next { nb: "Bytt om from og to i søket", en: "Swap from and to in the search" }
    "1028" 400 "CORR-1028"
        says { nb: "offset og limit kan ikke være negative.", en: "offset and limit cannot be negative." }
        next { nb: "Utelat offset og limit, eller gi dem tall fra 0 og oppover", en: "Leave offset and limit out, or give them numbers from 0 up" }
    "1029" 404 "CORR-1029" means RecipientUnknown
        says { nb: "Mottakeren finnes ikke i dette miljøet. I TT02 finnes bare syntetiske mottakere.", en: "The recipient does not exist in this environment. TT02 has only synthetic recipients." }
        next CORR_1029_NEXT
    "1030" 422 "CORR-1030"
        says { nb: "Mottakeren har reservert seg mot digital kommunikasjon.", en: "The recipient has opted out of digital communication." }
        next { nb: "Prøv med en annen mottaker fra Tenor. I drift må den som har reservert seg, få brevet på papir; ignoreReservation brukes bare der loven tillater det", en: "Try another recipient from Tenor. In operation, whoever has opted out must get the letter on paper; use ignoreReservation only where the law allows it" }
    "1031" 400 "CORR-1031"
        says { nb: "Mottakeren kan ikke hente vedlegget: meldingen er ikke publisert, eller den er slettet.", en: "The recipient cannot fetch the attachment: the message is not published, or was deleted." }
        next { nb: "Se statusen med GET correspondence/ID/details, og hent vedlegget når meldingen er publisert", en: "See the status with GET correspondence/ID/details, and fetch the attachment when the message is published" }
    "1032" 500 "CORR-1032"
        says { nb: "Kontakt- og reservasjonsregisteret svarer ikke.", en: "The contact and reservation register does not answer." }
        next DOWN
    "1033" 400 "CORR-1033"
        says CORR_KEY
        next SEND_AGAIN
    "1034" 409 "CORR-1034" means SentBefore
        says { nb: "Meldingen er sendt allerede med samme idempotensnøkkel.", en: "The message has already been sent with the same idempotency key." }
        next { nb: "Ingenting å gjøre: altinn-onboard resume finner meldingen som ble sendt", en: "Nothing to do: altinn-onboard resume finds the message that was sent" }
    "1035" 400 "CORR-1035"
        says { nb: "Svarlenkene (replyOptions) må være https-adresser på høyst 255 tegn.", en: "The reply links (replyOptions) must be https addresses of at most 255 characters." }
        next { nb: "Rett lenkene i replyOptions, og send meldingen på nytt", en: "Correct the links in replyOptions, and send the message again" }
    "1036" 400 "CORR-1036"
        says { nb: "Ressursen er ikke publisert i dette miljøet, eller den mangler organisasjonsnummeret til eieren.", en: "The resource is not published in this environment, or lacks the organisation number of its owner." }
        next PUBLISH
    "1037" 400 "CORR-1037"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1038" 400 "CORR-1038"
        says { nb: "En melding kan ha høyst 100 vedlegg.", en: "A message can have 100 attachments at most." }
        next { nb: "Slå sammen vedlegg, eller fordel dem på flere meldinger", en: "Merge attachments, or spread them over several messages" }
    "1039" 400 "CORR-1039"
        says { nb: "Avsendernavnet (messageSender) må være ren tekst.", en: "The name of the sender (messageSender) must be plain text." }
        next { nb: "Skriv messageSender uten HTML og Markdown", en: "Write messageSender without HTML or Markdown" }
    "1040" 400 "CORR-1040"
        says { nb: "Meldingen er merket som lest allerede.", en: "The message is already marked as read." }
        next NOTHING
    "1041" 400 "CORR-1041"
        says { nb: "Meldingen er bekreftet allerede.", en: "The message has already been confirmed." }
        next NOTHING
    "1042" 400 "CORR-1042"
        says CORR_CONTENT
        next CORRECT_TEXT
    "1043" 400 "CORR-1043"
        says { nb: "Meldingen hører til en dialog i Dialogporten og kan ikke slettes for seg.", en: "The message belongs to a dialog in Dialogporten and cannot be deleted on its own." }
        next { nb: "Slett forsendelsen eller dialogen i Dialogporten", en: "Delete the transmission or the dialog in Dialogporten" }
    "1044" 400 "CORR-1044"
        says { nb: "Mottakeren har ingen som kan lese meldinger fra denne ressursen.", en: "The recipient has nobody who can read messages from this resource." }
        next CORR_1029_NEXT
    "1045" 400 "CORR-1045"
        says { nb: "En forsendelse i Dialogporten kan bare ha én mottaker.", en: "A transmission in Dialogporten can have one recipient only." }
        next ONE_EACH
    "1046" 400 "CORR-1046"
        says { nb: "Mottakeren av meldingen er en annen enn parten i dialogen.", en: "The recipient of the message is not the party of the dialog." }
        next { nb: "Send til parten i dialogen, eller utelat DialogportenDialogId", en: "Send to the party of the dialog, or leave out DialogportenDialogId" }
    "1047" 400 "CORR-1047"
        says CORR_KEY
        next SEND_AGAIN
    "1048" 400 "CORR-1048"
        says { nb: "DialogportenDialogId er ikke gyldig.", en: "DialogportenDialogId is not valid." }
        next DIALOG
    "1050" 400 "CORR-1050"
        says { nb: "Tjenesteeieren godtas ikke for denne meldingen.", en: "The service owner is not accepted for this message." }
        next { nb: "altinn-onboard resource show viser eieren av ressursen, og altinn-onboard token viser hvem tokenet gjelder", en: "altinn-onboard resource show shows the owner of the resource, and altinn-onboard token shows whom the token is for" }
    "1051" 400 "CORR-1051"
        says { nb: "En melding som legges i en dialog som forsendelse, kan ikke ha knapper.", en: "A message that goes into a dialog as a transmission cannot have buttons." }
        next { nb: "Utelat bekreftelse og svarlenker, eller send meldingen uten DialogportenDialogId", en: "Leave out confirmation and reply links, or send the message without DialogportenDialogId" }
    "1052" 400 "CORR-1052"
        says { nb: "DialogportenTransmissionType står mer enn én gang i externalReferences.", en: "DialogportenTransmissionType appears more than once in externalReferences." }
        next { nb: "Behold én DialogportenTransmissionType i externalReferences", en: "Keep one DialogportenTransmissionType in externalReferences" }
    "1053" 400 "CORR-1053"
        says { nb: "DialogportenTransmissionType krever DialogportenDialogId.", en: "DialogportenTransmissionType needs DialogportenDialogId." }
        next DIALOG
    "1054" 404 "CORR-1054"
        says { nb: "Dialogen finnes ikke i Dialogporten i dette miljøet.", en: "The dialog does not exist in Dialogporten in this environment." }
        next DIALOG
    "1055" 400 "CORR-1055"
        says { nb: "Et av vedleggene utløper snart.", en: "One of the attachments expires soon." }
        next { nb: "Last opp vedlegget på nytt med lengre levetid (expirationInDays), og vis til det nye", en: "Upload the attachment again with a longer life (expirationInDays), and refer to the new one" }
    "1060" 400 "CORR-1060"
        says { nb: "Ressursen er for taushetsbelagt post, men meldingen er ikke merket slik.", en: "The resource is for confidential mail, but the message is not marked as confidential." }
        next CORR_CONFIDENTIAL_NEXT
    "1061" 400 "CORR-1061"
        says { nb: "Meldingen er merket som taushetsbelagt, men ressursen er ikke for taushetsbelagt post.", en: "The message is marked as confidential, but the resource is not for confidential mail." }
        next CORR_CONFIDENTIAL_NEXT
    "1062" 404 "CORR-1062"
        says { nb: "Det finnes ingen uleste taushetsbelagte meldinger.", en: "There are no unread confidential messages." }
        next NOTHING
    "1063" 400 "CORR-1063"
        says { nb: "Meldingen kan ikke videresendes.", en: "The message cannot be forwarded." }
        next { nb: "Send den med allowForwarding når den skal kunne videresendes", en: "Send it with allowForwarding if it should be possible to forward it" }
    "1064" 400 "CORR-1064"
        says { nb: "Meldingen er videresendt til denne mottakeren allerede.", en: "The message has already been forwarded to this recipient." }
        next NOTHING
    "1065" 400 "CORR-1065"
        says { nb: "Meldingen må leses før den kan videresendes.", en: "The message must be read before it can be forwarded." }
        next FETCH
    "1066" 400 "CORR-1066"
        says { nb: "Teksten som følger videresendingen, er for lang.", en: "The text that goes with the forwarded message is too long." }
        next FORWARD_TEXT
    "1067" 400 "CORR-1067"
        says { nb: "Teksten som følger videresendingen, må være ren tekst.", en: "The text that goes with the forwarded message must be plain text." }
        next FORWARD_TEXT
    "1068" 400 "CORR-1068"
        says { nb: "Videresending tillates ikke når tilgangsreglene krever et sikkerhetsnivå.", en: "Forwarding is not allowed when the access rules require a security level." }
        next CORRECT_TEXT
    "1069" 400 "CORR-1069"
        says { nb: "Videresending tillates bare når vedleggene til sammen er høyst 10 MB.", en: "Forwarding is allowed only when the attachments total 10 MB at most." }
        next { nb: "Utelat allowForwarding, eller send mindre vedlegg", en: "Leave out allowForwarding, or send smaller attachments" }
}
