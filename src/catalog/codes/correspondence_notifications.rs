//! What Altinn Melding's codes on the notifications of messages mean.
//!
//! Source: Altinn/altinn-correspondence `src/Altinn.Correspondence.Application/Errors.cs`, 2026-08-20.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{CORRECT_TEXT, LATER, ONE_EACH};
use crate::catalog::services::RemoteService;

shared! {
    CORR_NOTICE { nb: "Varselet som følger meldingen, mangler tekst eller har feil kanal.", en: "The notification that goes with the message lacks text or has the wrong channel." }
    REMINDER { nb: "Fyll ut reminderEmailSubject, reminderEmailBody og reminderSmsBody for kanalen, eller slå av sendReminder", en: "Fill in reminderEmailSubject, reminderEmailBody and reminderSmsBody for the channel, or switch sendReminder off" }
    CUSTOM { nb: "Gi hver av customRecipients nøyaktig én av emailAddress, mobileNumber, organizationNumber og nationalIdentityNumber", en: "Give each of customRecipients exactly one of emailAddress, mobileNumber, organizationNumber and nationalIdentityNumber" }
}

service_codes! { Some(RemoteService::Correspondence);
    "3001" 404 "CORR-3001"
        says CORR_NOTICE
        next CORRECT_TEXT
    "3002" 400 "CORR-3002"
        says CORR_NOTICE
        next CORRECT_TEXT
    "3003" 400 "CORR-3003"
        says { nb: "Revarselet på e-post mangler emne eller tekst.", en: "The reminder by e-mail lacks subject or text." }
        next REMINDER
    "3004" 400 "CORR-3004"
        says CORR_NOTICE
        next CORRECT_TEXT
    "3005" 400 "CORR-3005"
        says { nb: "Revarselet på SMS mangler tekst.", en: "The reminder by SMS lacks text." }
        next REMINDER
    "3006" 400 "CORR-3006"
        says CORR_NOTICE
        next CORRECT_TEXT
    "3007" 400 "CORR-3007"
        says { nb: "Revarselet mangler tekst for en av kanalene: det trenger tekst for både e-post og SMS.", en: "The reminder lacks text for one of the channels: both e-mail and SMS are needed." }
        next REMINDER
    "3011" 400 "CORR-3011"
        says { nb: "E-postadressen til en egen mottaker av varselet er ikke gyldig.", en: "The e-mail address of a custom recipient of the notification is not valid." }
        next CUSTOM
    "3012" 400 "CORR-3012"
        says { nb: "Mobilnummeret til en egen mottaker av varselet er ikke gyldig.", en: "The mobile number of a custom recipient of the notification is not valid." }
        next { nb: "Skriv nummeret med landkode, for eksempel +4799999999", en: "Write the number with its country code, such as +4799999999" }
    "3015" 400 "CORR-3015"
        says { nb: "Navnet på mottakeren kan ikke settes inn i et varsel til en ren adresse.", en: "The name of the recipient cannot be put into a notification to a bare address." }
        next { nb: "Fjern $correspondenceRecipientName$ fra teksten, eller oppgi mottakeren med organisasjonsnummer", en: "Take $correspondenceRecipientName$ out of the text, or give the recipient by organisation number" }
    "3017" 400 "CORR-3017"
        says { nb: "Egne mottakere av varselet kan bare brukes når meldingen har én mottaker.", en: "Custom recipients of the notification can be used only when the message has one recipient." }
        next ONE_EACH
    "3018" 400 "CORR-3018"
        says { nb: "En egen mottaker av varselet har mer enn én adresse.", en: "A custom recipient of the notification has more than one address." }
        next CUSTOM
    "3019" 400 "CORR-3019"
        says { nb: "En egen mottaker av varselet har ingen adresse.", en: "A custom recipient of the notification has no address." }
        next CUSTOM
    "3020" 404 "CORR-3020"
        says { nb: "Varselet finnes ikke.", en: "The notification does not exist." }
        next { nb: "Se varslene til meldingen med GET correspondence/ID/details", en: "See the notifications of the message with GET correspondence/ID/details" }
    "3021" 404 "CORR-3021"
        says { nb: "Altinn Varsling svarer ikke på hva som har skjedd med varselet.", en: "Altinn Notifications does not say what has happened to the notification." }
        next LATER
    "3022" 400 "CORR-3022"
        says { nb: "overrideRegisteredContactInformation krever egne mottakere (customRecipients).", en: "overrideRegisteredContactInformation needs customRecipients." }
        next { nb: "Legg til customRecipients, eller utelat flagget", en: "Add customRecipients, or leave the flag out" }
    "3023" 400 "CORR-3023"
        says { nb: "Varselmalen finnes ikke.", en: "The notification template does not exist." }
        next { nb: "Bruk CustomMessage eller GenericAltinnMessage som notificationTemplate", en: "Use CustomMessage or GenericAltinnMessage as notificationTemplate" }
    "3024" 400 "CORR-3024"
        says CORR_NOTICE
        next CORRECT_TEXT
    "3025" 400 "CORR-3025"
        says { nb: "Revarselet skal sendes både på e-post og SMS, men mangler tekst for en av dem.", en: "The reminder is to be sent by both e-mail and SMS, but lacks text for one of them." }
        next REMINDER
    "3026" 500 "CORR-3026"
        says { nb: "Altinn Melding fikk ikke bestilt varselet.", en: "Altinn Correspondence could not order the notification." }
        next LATER
    "3027" 400 "CORR-3027"
        says { nb: "E-postadressen det videresendes til, er for lang.", en: "The e-mail address to forward to is too long." }
        next { nb: "Videresend til en kortere adresse", en: "Forward to a shorter address" }
    "3028" 500 "CORR-3028"
        says { nb: "Altinn Melding fikk ikke laget e-posten.", en: "Altinn Correspondence could not create the e-mail." }
        next LATER
}
