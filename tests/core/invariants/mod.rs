//! What must hold always. [`laws`] watch every simulation of every test; here they watch lives at random
//! and every order of events up to a depth.

mod every_order;
mod fingerprint;
pub(crate) mod laws;
mod random_lives;
mod scenario;
