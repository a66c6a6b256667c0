// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace SocketDesk {

/// What went wrong, as tests and scripts compare it. Sentences are made from it by describe(), in one place.
enum class ErrorCode : quint16 {
    // Opening, connecting, staying connected. Argument 0 is the address as the user knows it, "host:port".
    Refused,      ///< ECONNREFUSED
    AddressInUse, ///< EADDRINUSE; argument 1: who holds it, or TIME_WAIT, argument 2: the next free port (both may be empty)
    AddressNotAvailable,   ///< EADDRNOTAVAIL: not an address of this machine
    PermissionDenied,      ///< EACCES, EPERM: a port below 1024, or a broadcast that is not allowed
    NameNotFound,          ///< argument 0: the name
    NameLookupFailed,      ///< the resolver did not answer; argument 0: the name
    NetworkUnreachable,    ///< ENETUNREACH
    HostUnreachable,       ///< EHOSTUNREACH
    PortUnreachable,       ///< ICMP port unreachable for a datagram that was sent
    TimedOut,              ///< ETIMEDOUT, or our own limit; argument 1: the limit in ms (may be empty)
    Reset,                 ///< ECONNRESET; argument 1: "finished" where the peer had, and was sent more (may be empty)
    BrokenPipe,            ///< EPIPE: sending on a finished connection
    HalfOpenLimit,         ///< the peer had finished and nothing was sent to it for argument 1 ms
    MessageTooLong,        ///< EMSGSIZE; argument 1: size, argument 2: largest size
    AddressFamilyMismatch, ///< an IPv6 target from an IPv4 socket, or the other way round
    InterfaceNotFound,     ///< argument 0: the interface or scope; or an address that lacks one, argument 1: "missing"
    NotMulticast,          ///< argument 0: the address
    AlreadyJoined,         ///< argument 0: the group
    TooManyOpenFiles,      ///< EMFILE, ENFILE
    NoBufferSpace,         ///< ENOBUFS, ENOMEM
    Cancelled,             ///< by the user
    // Sending
    NotOpen,         ///< nothing is open to send on
    NoPeers,         ///< nobody to send to
    UnknownPeer,     ///< that peer has gone; argument 0: address
    AlreadyFinished, ///< we have finished sending on that connection
    QueueFull,       ///< the write queue of the peer is at its limit; argument 1: the limit in bytes
    PeersSkipped,    ///< of all peers some had no room; argument 0: one of them, 1: how many, 2: of all, 3…: others
    // Answering by itself. Argument 0 is the address of who gets no answer, or should not.
    AnswerLoop,     ///< what answers over there answers our answers
    AnswersHeld,    ///< that, or a test; its answers wait for a person
    EndlessAnswers, ///< that, or a test; it gets its answers
    AnswersLimited, ///< it has had all the answers a source of datagrams gets; argument 1: how many a second
    NotAnswered,    ///< it is this page itself, or many at once
    // What the user typed. `position` is the 0-based index, in characters, of what is wrong.
    InvalidAddress,       ///< argument 0: the text, argument 1: "brackets" where an IPv6 address needs them, or empty
    InvalidPort,          ///< argument 0: the text, argument 1: "missing" where there is none, "zero", or empty
    BadHexDigit,          ///< argument 0: the character
    OddHexDigits,         ///< a digit without its partner
    BadEscape,            ///< argument 0: the escape as typed
    UnencodableCharacter, ///< argument 0: the character, argument 1: U+XXXX, argument 2: the encoding
    BadPattern,           ///< of a search; argument 0: the kind of mistake, a stable word, argument 1: what is wrong
    NotText,              ///< argument 0: bytes in hex that are no plain text in the encoding, argument 1
    NoLineEnd,            ///< argument 0: the line end in hex that bytes were expected to end with
    UnknownEncoding,      ///< argument 0: the name
    TextTooLong,          ///< argument 0: size, argument 1: limit
    LookupPending,        ///< too much waits for a name that is being looked up; argument 0: the name
    NothingToSend,        ///< an empty stream payload
    MessageTooShort,      ///< its checksum begins behind its end; argument 0: its size, 1: the first byte to be covered
    BadPlaceholder,       ///< argument 0: as typed, argument 1: the kind of mistake, a stable word
    InvalidValue,         ///< a setting of the wrong type or range; argument 0: its path, argument 1: what is expected
    // Files and storage
    FileNotFound,    ///< argument 0: path
    FileNotReadable, ///< argument 0: path
    FileNotWritable, ///< argument 0: path
    NotACapture,     ///< a file of another kind, to which no packets can be appended; argument 0: path
    NotRegularFile,  ///< a folder, a pipe or a device where a file is expected; argument 0: path
    DiskFull,        ///< ENOSPC; argument 0: path
    FileTooLarge,    ///< more than is read at once; argument 0: path, argument 1: limit in bytes
    NotJson,         ///< argument 0: line, argument 1: column, from 1
    JournalLimit,    ///< the journal is at its limit; argument 0: limit in bytes, 1: "held" until others have read
    NotASavedLog,    ///< argument 0: path, 1: what it is instead, a stable word, or empty
    DamagedLine,     ///< of a saved log; argument 0: its number, 1: the field that is wrong, or a stable word
    DamagedBlock,    ///< of a capture; argument 0: the offset in bytes, 1: what is wrong, a stable word
    CutShort,        ///< a saved log ends within a record; argument 0: the offset in bytes
    NoRoomForLog,    ///< a saved log is longer than there is room for; argument 0: the offset in bytes
    FileTooLong,     ///< argument 0: path, argument 1: its size, argument 2: the largest that can be said
    FileChanged,     ///< it became shorter while it was sent; argument 0: path
    BadFileHeader,   ///< argument 0: the peer, argument 1: what is wrong, a stable word, argument 2: the length it says
    FileIncomplete,  ///< argument 0: path, argument 1: bytes that came, argument 2: that should have, or empty
    NothingToSave,   ///< a download ended without a byte; argument 0: the name that was asked for
    SystemError,     ///< anything else: the errno says what; argument 0: what was being done or to whom
};

/// One failure: a code, what it speaks of, and the system's own number where there is one.
struct Error
{
    ErrorCode code = ErrorCode::SystemError;
    QStringList arguments;
    int systemError = 0;     ///< errno, 0 where the system was not asked
    qsizetype position = -1; ///< index of the offending character in what was typed, -1 where that has no meaning

    [[nodiscard]] QString argument(qsizetype index) const { return arguments.value(index); }
    friend bool operator==(const Error &, const Error &) = default;
};

/// The three sentences a person gets, in the language of the program.
struct ErrorText
{
    QString what;   ///< what failed
    QString cause;  ///< the likely cause given what is known; may be empty
    QString advice; ///< what to try; may be empty

    /// All three in one line, for logs and terminals.
    [[nodiscard]] QString oneLine() const;
};

[[nodiscard]] ErrorText describe(const Error &error);

/// Stable name for scripts and logs, for example "refused" or "address-in-use".
[[nodiscard]] QLatin1String stableName(ErrorCode code);

/// The code of a stable name, or nothing where there is none of that name.
[[nodiscard]] tl::expected<ErrorCode, Error> errorCodeFromName(QStringView name);

/// Maps an errno to its code; everything unlisted is SystemError.
[[nodiscard]] ErrorCode errorCodeFromErrno(int systemError);

/// An error made from an errno.
[[nodiscard]] Error systemFailure(int systemError, QStringList arguments = {});

/// Symbolic name of an errno, such as "ECONNREFUSED", and the system's text for it.
[[nodiscard]] QString errnoText(int systemError);

template<typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::Error)
