//! The attempts that are abandoned and whose socket has not reported its close yet. Hosts allow few sockets at a
//! time, so these are asked to close again when a new one is refused.

use super::attempt::Attempt;
use crate::core::Generation;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::RefCell;

/// At most this many of a task are kept, so that a host which reports no close cannot fill the memory. The listener of
/// one that is not kept still closes its socket at a late open.
const MAX_OF_TASK: u32 = 8;

/// At most this many of all tasks, since those of ended tasks are kept too.
const MAX_OF_ALL: u32 = 64;

thread_local! {
    /// The newest is the first.
    static ABANDONED: RefCell<Vec<Rc<Attempt>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps an attempt, until its socket reports its close or newer ones take its place.
pub(super) fn add(attempt: &Rc<Attempt>) {
    let [mut of_task, mut of_all] = [0_u32; 2];
    retain(&mut |other| {
        let is_of_task = other.task == attempt.task;
        // No more than the limits, so neither wraps.
        of_task = of_task.wrapping_add(is_of_task.into());
        of_all = of_all.wrapping_add(1);
        of_all < MAX_OF_ALL && (of_task < MAX_OF_TASK || !is_of_task)
    });
    ABANDONED.with_borrow_mut(|all| all.insert(0, Rc::clone(attempt)));
}

/// Forgets an attempt, whose socket has reported its close.
pub(super) fn forget(attempt: &Attempt) {
    retain(&mut |other| !core::ptr::eq(other, attempt));
}

fn retain(keep: &mut dyn FnMut(&Attempt) -> bool) {
    ABANDONED.with_borrow_mut(|all| all.retain(|other| keep(other)));
}

/// An attempt that is abandoned.
pub(crate) fn find(task: u32, generation: Generation) -> Option<Rc<Attempt>> {
    ABANDONED.with_borrow(|all| {
        all.iter().find(|other| other.task == task && other.generation == generation).cloned()
    })
}

/// Asks the sockets of a task to close once more.
pub(crate) fn close_again(task: u32) {
    // From the oldest to the newest. One that reports its close at once is taken out.
    for place in (0..ABANDONED.with_borrow(Vec::len)).rev() {
        let Some(attempt) = ABANDONED.with_borrow(|all| all.get(place).cloned()) else { continue };
        if attempt.task == task {
            attempt.shut();
        }
    }
}
