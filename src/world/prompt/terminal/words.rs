//! How a question is answered in a terminal, what was wrong, and how one leaves it.

use crate::text::phrases;

phrases! {
    // How it is answered.
    TAKES_DEFAULT { nb: "Forslag: {default}\nEnter godtar det, Esc utsetter.", en: "Proposal: {default}\nEnter accepts it, Esc postpones." }
    EMPTY_PUTS_OFF { nb: "Tom linje eller Esc utsetter.", en: "An empty line or Esc postpones." }
    CHOICE { nb: "Piltastene flytter, Enter velger, Esc utsetter.", en: "Arrow keys move, Enter chooses, Esc postpones." }
    SEVERAL { nb: "Skriv for å søke. Piltastene flytter, Enter velger eller fjerner, Esc utsetter. Avslutt på raden «Ferdig».", en: "Type to search. Arrow keys move, Enter chooses or removes, Esc postpones. Finish on the row “Done”." }
    YES_NO { nb: "Svar j eller n, og trykk Enter. Bare Enter, eller Esc, utsetter.", en: "Answer y or n and press Enter. Enter alone, or Esc, postpones." }
    YES_NO_DEFAULT { nb: "Svar j eller n, og trykk Enter; bare Enter betyr {default}. Esc utsetter.", en: "Answer y or n and press Enter; Enter alone means {default}. Esc postpones." }
    CONFIRM { nb: "Svar j eller n, og trykk Enter. Både Enter alene og Esc betyr nei.", en: "Answer y or n and press Enter. Enter alone means no, and so does Esc." }
    YES_OR_NO { nb: "Skriv j for ja eller n for nei.", en: "Type y for yes or n for no." }
    TYPED { nb: "Skriv nøyaktig dette: {word}. Tom linje utsetter.", en: "Type exactly this: {word}. An empty line postpones." }
    LONG { nb: "Lim inn eller skriv. Avslutt med en tom linje. Du kan også skrive @ og navnet på en fil.", en: "Paste or type. End with an empty line. You may also type @ and the name of a file." }

    TEXTS { nb: "Én linje for hvert språk. Er nynorsk eller engelsk ikke klart, la linjen stå tom: det du har skrevet, beholdes som utkast.", en: "One line for each language. If Nynorsk or English is not ready, leave its line empty: what you have typed is kept as a draft." }
    TEXTS_KEEP { nb: "Tom linje beholder: {text}", en: "An empty line keeps: {text}" }
    DRAFT { nb: "Utkast: {missing} mangler, og spørres det om igjen.", en: "Draft: {missing} is missing, and is asked for again." }
    BOTH { nb: "{one} og {other}", en: "{one} and {other}" }
    BOKMAL { nb: "bokmål", en: "Bokmål" }
    NYNORSK { nb: "nynorsk", en: "Nynorsk" }
    ENGLISH { nb: "engelsk", en: "English" }
    BY_NAME { nb: "Du kan også skrive navnet, eller en del av det: da slås det opp i Enhetsregisteret, og du velger blant treffene.", en: "You may also type the name, or a part of it: it is then looked up in the Register of Legal Entities, and you choose among what is found." }

    // How it is answered in plain mode.
    NUMBER { nb: "Skriv et nummer, og trykk Enter. Tom linje eller Esc utsetter.", en: "Type a number and press Enter. An empty line or Esc postpones." }
    NUMBER_DEFAULT { nb: "Skriv et nummer, og trykk Enter; bare Enter betyr {number}. Esc utsetter.", en: "Type a number and press Enter; Enter alone means {number}. Esc postpones." }
    NUMBERS { nb: "Skriv ord for å søke, eller numre for å velge eller fjerne. Tom linje avslutter, Esc utsetter.", en: "Type words to search, or numbers to choose or remove. An empty line finishes, Esc postpones." }
    CHOSEN { nb: "Valgt: {chosen}", en: "Chosen: {chosen}" }
    NO_SUCH_NUMBER { nb: "Skriv et nummer fra 1 til {count}.", en: "Type a number from 1 to {count}." }
    NO_HITS { nb: "Ingen treff.", en: "No hits." }

    // What is not taken for an answer.
    THROWN_AWAY_BEFORE { nb: "Det du skrev eller limte inn før spørsmålet kom, er ikke brukt.", en: "What you typed or pasted before the question appeared was not used." }
    THROWN_AWAY { nb: "Resten av det som ble limt inn, er ikke brukt.", en: "The rest of what was pasted was not used." }

    // How a long answer is shown.
    LONG_ROW { nb: "{lines} linjer, {count} tegn", en: "{lines} lines, {count} characters" }

    // What was wrong.
    ERROR { nb: "Feil", en: "Error" }
    WARNING { nb: "Advarsel", en: "Warning" }
    REFUSED { nb: "Det forrige svaret ble ikke godtatt", en: "The previous answer was refused" }
    TYPED_DIFFERS { nb: "Det du skrev, er ikke likt {word}.", en: "What you typed is not the same as {word}." }

    // How one leaves it.
    PUT_OFF { nb: "Utsatt.", en: "Postponed." }

    YES { nb: "ja", en: "yes" }
    NO { nb: "nei", en: "no" }
}
