//! What `sandbox` says.

phrases! {
    SERVING { nb: "Øvingsmiljøet kjører på {url}. Stopp det med Ctrl-C.", en: "The sandbox is served at {url}. Stop it with Ctrl-C." }
    STOPPED { nb: "Øvingsmiljøet er stoppet.", en: "The sandbox is stopped." }
}
