//! One attempt to connect and its socket: makes all calls of the socket, and reports what its listeners get.

use super::abandoned;
use super::adapter::{Awaited, Owner};
use super::clock::now;
use super::connect::{Given, connect};
use super::event::close_code;
use super::global_socket::is_occupied;
use super::inbox::Inbox;
use super::link::Link;
use super::port::{Closer, close_late};
use super::report::Report;
use super::sys::{retry_after, says};
use crate::core::close_code::REPLACED;
use crate::core::{Generation, Input, Millis, Refusal};
use alloc::rc::Rc;
use core::cell::{Cell, OnceCell};
use wasm_bindgen::prelude::*;

/// How far an attempt has come. It may skip some of the stages.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Stage {
    /// The host was asked to connect. At this stage Douyin does not allow any call of the socket.
    Asked,
    /// The socket may be called.
    Accepted,
    /// The socket has opened.
    Open,
    /// The socket has reported its close.
    Closed,
}

/// Who still wants the socket. Some hosts cannot close a socket before its open, so one that is not wanted is asked
/// again at its open.
#[derive(Clone, Copy, PartialEq)]
enum Standing {
    /// The task uses it.
    Current,
    /// The user has closed it, and waits for its close.
    Unwanted,
    /// Nobody: it reports nothing any more.
    Abandoned,
}

/// If the host has not called `success` within this time (ms), it never will.
const ACCEPTS_WITHIN: f64 = 1_000.0;

const NO_SOCKET: &str =
    "connectSocket gave no socket: it needs onOpen, or send, close and onmessage; pass wx itself";

/// The events of a socket in the order in which 1.x listened: what they report (messages have a listener of their own),
/// the method of a task, and the slot of a `WebSocket`.
static EVENTS: [(Report, &str, &str); 4] = [
    (Report::Closed, "onClose", "onclose"),
    (Report::Errored, "onError", "onerror"),
    (Report::Opened, "onOpen", "onopen"),
    (Report::Nothing, "onMessage", "onmessage"),
];

/// One attempt.
pub(crate) struct Attempt {
    pub(crate) task: u32,
    pub(crate) generation: Generation,
    /// It has waited for the close of an older socket.
    pub(super) has_waited: bool,
    /// The host may have one global socket: then bytes are sent as base64.
    pub(super) is_global: Cell<bool>,
    stage: Cell<Stage>,
    standing: Cell<Standing>,
    asked_at: f64,
    /// The socket, as soon as there is one.
    link: OnceCell<Link>,
    /// How to close it.
    closer: OnceCell<Closer>,
    /// The close call that waits until the host allows it.
    waiting_close: Cell<Option<Closer>>,
    /// The connect call has failed.
    is_refused: Cell<bool>,
    pub(super) inbox: Inbox,
}

impl Attempt {
    pub(super) fn new(task: u32, generation: Generation, has_waited: bool) -> Self {
        Self {
            task,
            generation,
            has_waited,
            is_global: Cell::new(false),
            stage: Cell::new(Stage::Asked),
            standing: Cell::new(Standing::Current),
            asked_at: now(),
            link: OnceCell::new(),
            closer: OnceCell::new(),
            waiting_close: Cell::new(None),
            is_refused: Cell::new(false),
            inbox: Inbox::default(),
        }
    }

    pub(crate) fn is_abandoned(&self) -> bool {
        self.standing.get() == Standing::Abandoned
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.stage.get() == Stage::Closed
    }

    /// Reports to the core, unless the attempt is abandoned.
    fn report(&self, owner: &impl Owner, input: impl FnOnce(Generation) -> Input<u32>) {
        if !self.is_abandoned() {
            owner.input(input(self.generation));
        }
    }

    // The connect call

    /// Asks the host for a socket, with a copy of the params, and reports what it gives. `limit`: how long the attempt
    /// may take, in ms.
    pub(crate) fn connect(&self, owner: &impl Owner, params: &JsValue, limit: f64) {
        match connect(self, owner, params, limit) {
            Ok(Given::Later(promise)) => {
                owner.wait_for(self.generation, &promise, Awaited::Socket);
            }
            Ok(Given::Nothing) => {}
            Ok(Given::Socket(value)) => self.take(owner, &value),
            Err(error) => self.refused(owner, &error),
        }
    }

    /// Takes what the Promise of the host gave; the socket may be open already.
    pub(crate) fn take_later(&self, owner: &impl Owner, given: Result<JsValue, JsValue>) {
        match given {
            Err(error) => self.refused(owner, &error),
            Ok(value) => {
                self.accept();
                self.take(owner, &value);
            }
        }
    }

    /// Takes the socket that a host gives, and adds the listeners, in the same tick in which the socket is made.
    fn take(&self, owner: &impl Owner, value: &JsValue) {
        // An attempt that is over closes the socket that it still gets.
        if self.is_abandoned() {
            return close_late(value, REPLACED);
        }
        if self.link.get().is_none() {
            match Link::of(value) {
                Some(link) => self.keep_link(link, value),
                None => return self.refused(owner, &NO_SOCKET.into()),
            }
        }
        let (Some(link), Some(closer)) = (self.link.get(), self.closer.get()) else { return };
        let port = &owner.adapter().port;
        for (report, method, slot) in &EVENTS {
            let listener = match report {
                Report::Nothing => port.message_listener(self.generation),
                Report::Opened => port.listener(self.generation, *report, closer),
                _ => port.listener(self.generation, *report, &JsValue::UNDEFINED),
            };
            if let Err(error) = link.listen(*report, method, slot, &listener) {
                return self.refused(owner, &error);
            }
        }
        if !owner.wants(self.generation) {
            return;
        }
        port.show_socket(value);
        let is_open = link.is_open();
        self.report(owner, |generation| Input::Socket { generation });
        if is_open && self.stage.get() == Stage::Asked {
            owner.wait_for(self.generation, &JsValue::UNDEFINED, Awaited::Open);
        } else if is_open {
            self.opened(owner, &JsValue::UNDEFINED);
        }
    }

    /// Its socket has said for a while that it is open. That counts if the host has reported nothing at all.
    pub(crate) fn seems_open(&self, owner: &impl Owner) {
        if self.stage.get() == Stage::Asked {
            self.opened(owner, &JsValue::UNDEFINED);
        }
    }

    /// Keeps the socket of this attempt, which the host has given as `value`.
    pub(super) fn keep_link(&self, link: Link, value: &JsValue) {
        link.ask_for_bytes();
        let _ = self.closer.set(link.closer(value));
        let _ = self.link.set(link);
    }

    /// The connect call failed: it called `fail`, threw, rejected, or gave no socket.
    fn refused(&self, owner: &impl Owner, error: &JsValue) {
        // A host may say it in several ways; the first one counts.
        if self.is_refused.replace(true) {
            return;
        }
        // Hosts allow few sockets at a time, and abandoned ones may be too many.
        abandoned::close_again(self.task);
        let refusal = if self.is_global.get() && self.refuse_global(owner, error) {
            Refusal::Occupied
        } else if says(error, "suspend|interrupted") {
            Refusal::Suspended
        } else {
            Refusal::Final
        };
        let event = owner.adapter().port.keep_error(error);
        self.report(owner, |generation| Input::Refused { generation, event, refusal });
    }

    /// Whether the connect call failed because the one socket of the host was in use. If it failed otherwise, the
    /// socket is dropped.
    fn refuse_global(&self, owner: &impl Owner, error: &JsValue) -> bool {
        let is_occupied = is_occupied(error);
        self.is_global.set(is_occupied);
        let nothing = JsValue::UNDEFINED;
        let ours = self.link.get().map_or(&nothing, Link::target);
        owner.adapter().claim.refused(ours, is_occupied);
        is_occupied
    }

    /// An older socket of the host has to close first, and was asked to do so this long ago.
    pub(super) fn wait_for_close(&self, owner: &impl Owner, asked: Millis) {
        let event = owner.adapter().port.keep_error(&JsValue::UNDEFINED);
        let refusal = Refusal::Closing(asked);
        self.report(owner, |generation| Input::Refused { generation, event, refusal });
    }

    // What the host says

    /// Acts on what the host says about this attempt; false if it is over.
    pub(crate) fn hear(&self, owner: &impl Owner, report: Report, event: &JsValue) -> bool {
        if self.is_abandoned() || self.is_closed() {
            return false;
        }
        let port = &owner.adapter().port;
        match report {
            Report::Accepted => self.accept(),
            Report::Refused => self.refused(owner, event),
            Report::Opened => self.opened(owner, event),
            Report::Errored => {
                let event = port.keep_error(event);
                self.report(owner, |generation| Input::Errored { generation, event });
            }
            Report::Closed => {
                let stage = self.stage.get();
                let is_wanted = self.standing.get() == Standing::Current;
                self.has_closed(is_wanted && stage < Stage::Open);
                // Some hosts tell the close of one socket to another. And wrappers go on counting those that they were
                // not asked to close.
                if is_wanted && stage > Stage::Asked {
                    self.shut();
                }
                let code = close_code(event);
                let retry_after = Millis::new(retry_after(event)).times(1_000.0);
                let event = port.keep_close(event, code);
                self.report(owner, |generation| Input::Closed {
                    generation,
                    code,
                    retry_after,
                    event,
                });
            }
            Report::CloseRefused if self.stage.get() == Stage::Open => {
                self.report(owner, |generation| Input::CloseRefused { generation });
            }
            Report::PingRefused => {
                self.report(owner, |generation| Input::PingRefused { generation });
            }
            _ => {}
        }
        true
    }

    /// The same for an attempt that is abandoned.
    pub(crate) fn hear_abandoned(&self, report: Report) {
        match report {
            Report::Accepted => self.accept(),
            Report::Opened => drop(self.is_unwanted()),
            Report::Closed => {
                self.has_closed(false);
                abandoned::forget(self);
            }
            _ => {}
        }
    }

    fn opened(&self, owner: &impl Owner, event: &JsValue) {
        if !self.is_unwanted() {
            let event = Some(owner.adapter().port.keep_object(event));
            self.report(owner, |generation| Input::Opened { generation, event });
        }
    }

    /// The socket has reported its close. Unless it may be alive all the same, an open that this attempt hears of after
    /// that is the open of another socket.
    fn has_closed(&self, may_live: bool) {
        self.stage.set(Stage::Closed);
        self.mark(0, if may_live { 0.0 } else { -1.0 });
    }

    /// Whether nobody wants the socket, which has opened. Then it is asked to close.
    fn is_unwanted(&self) -> bool {
        // A socket opens once.
        let was_open = self.stage.replace(Stage::Open) == Stage::Open;
        // The host has opened the socket without calling `success`.
        if self.make_waiting_close() {
            return true;
        }
        let is_unwanted = self.standing.get() != Standing::Current;
        if is_unwanted && !was_open {
            self.shut();
        }
        is_unwanted
    }

    // Calls of the socket

    /// Sends the message that the delegate keeps under this number; false if the socket is closing.
    pub(crate) fn transmit(&self, owner: &impl Owner, id: u32) -> bool {
        if self.is_closing() {
            return false;
        }
        let message = owner.adapter().port.take_message(id);
        if !message.is_undefined() {
            self.send(owner, &message, id, [Report::Sent, Report::SendRefused]);
        }
        true
    }

    fn is_closing(&self) -> bool {
        self.link.get().is_some_and(Link::is_closing)
    }

    /// Sends a ping; false if there is nothing to send.
    pub(crate) fn ping(&self, owner: &impl Owner) -> bool {
        let port = &owner.adapter().port;
        let message = port.ping_message();
        if message.is_undefined() {
            return false;
        }
        if self.is_closing() {
            self.report(owner, |generation| Input::PingRefused { generation });
        } else if !port.send_by_app(&message, self.generation, Report::PingRefused) {
            self.send(owner, &message, self.generation, [Report::Nothing, Report::PingRefused]);
        }
        true
    }

    /// Hands a message to the host. It reports that it has taken or refused the message, perhaps both.
    fn send(&self, owner: &impl Owner, message: &JsValue, number: u32, reports: [Report; 2]) {
        if let Some(link) = self.link.get() {
            let (target, base64) = (link.target(), self.is_global.get());
            owner.adapter().port.send(target, link.is_native(), message, base64, number, reports);
        }
    }

    /// Closes because the user asked for it: the events of this socket still count.
    pub(crate) fn close(&self, owner: &impl Owner, code: u16) {
        let Some(closer) = self.closer.get() else { return };
        self.standing.set(Standing::Unwanted);
        self.mark(code, -1.0);
        let port = &owner.adapter().port;
        self.close_by(port.close_request(closer, self.generation, Report::CloseRefused));
    }

    /// Stops all reports of this attempt, and asks its socket to close, if it has one.
    /// After `grace` it is cut off, if its class can do that.
    pub(crate) fn abandon(self: &Rc<Self>, owner: &impl Owner, code: u16, grace: Millis) {
        self.standing.set(Standing::Abandoned);
        self.mark(code, grace.get());
        owner.adapter().port.drop_messages();
        if let Some(closer) = self.closer.get() {
            abandoned::add(self);
            self.close_by(closer.clone());
        }
    }

    /// By which code the socket is closed (the first counts), and how long it may take. If that is negative, it is not
    /// asked to close at its open, when nothing else knows the attempt.
    fn mark(&self, code: u16, grace: f64) {
        self.closer.get().into_iter().for_each(|closer| closer.mark(code, grace));
    }

    /// Closes the socket now, or as soon as the host allows it. If another close waits already, that one is made.
    fn close_by(&self, close: Closer) {
        let first = self.waiting_close.take().unwrap_or(close);
        self.waiting_close.set(Some(first));
        let is_late = now() - self.asked_at > ACCEPTS_WITHIN;
        if is_late
            || self.stage.get() != Stage::Asked
            || self.link.get().is_some_and(Link::may_be_called)
        {
            self.accept();
        }
    }

    /// The host allows calls of the socket from now on.
    pub(super) fn accept(&self) {
        if self.stage.get() == Stage::Asked {
            self.stage.set(Stage::Accepted);
        }
        self.make_waiting_close();
    }

    /// Makes the close call that has waited; false if none has.
    fn make_waiting_close(&self) -> bool {
        let close = self.waiting_close.take();
        close.iter().for_each(Closer::close);
        close.is_some()
    }

    /// Asks the socket to close, and ignores how that ends. It may be closed already. If it is not open yet, it is
    /// asked again when it opens.
    pub(super) fn shut(&self) {
        self.closer.get().into_iter().for_each(Closer::close);
    }
}
