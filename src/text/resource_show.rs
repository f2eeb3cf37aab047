//! What `resource show` says.

phrases! {
    NOT_AN_ID { nb: "Dette er ikke en ressurs-id: {reason}", en: "This is not a resource id: {reason}" }
}
