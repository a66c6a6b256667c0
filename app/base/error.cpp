// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"

#include "base/sentences.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace SocketDesk {

namespace {

struct CodeName
{
    ErrorCode code;
    const char *name;
};

constexpr std::array codeNames{
    CodeName{ErrorCode::Refused, "refused"},
    CodeName{ErrorCode::AddressInUse, "address-in-use"},
    CodeName{ErrorCode::AddressNotAvailable, "address-not-available"},
    CodeName{ErrorCode::PermissionDenied, "permission-denied"},
    CodeName{ErrorCode::NameNotFound, "name-not-found"},
    CodeName{ErrorCode::NameLookupFailed, "name-lookup-failed"},
    CodeName{ErrorCode::NetworkUnreachable, "network-unreachable"},
    CodeName{ErrorCode::HostUnreachable, "host-unreachable"},
    CodeName{ErrorCode::PortUnreachable, "port-unreachable"},
    CodeName{ErrorCode::TimedOut, "timed-out"},
    CodeName{ErrorCode::Reset, "reset"},
    CodeName{ErrorCode::BrokenPipe, "broken-pipe"},
    CodeName{ErrorCode::HalfOpenLimit, "half-open-limit"},
    CodeName{ErrorCode::MessageTooLong, "message-too-long"},
    CodeName{ErrorCode::AddressFamilyMismatch, "address-family-mismatch"},
    CodeName{ErrorCode::InterfaceNotFound, "interface-not-found"},
    CodeName{ErrorCode::NotMulticast, "not-multicast"},
    CodeName{ErrorCode::AlreadyJoined, "already-joined"},
    CodeName{ErrorCode::TooManyOpenFiles, "too-many-open-files"},
    CodeName{ErrorCode::NoBufferSpace, "no-buffer-space"},
    CodeName{ErrorCode::Cancelled, "cancelled"},
    CodeName{ErrorCode::NotOpen, "not-open"},
    CodeName{ErrorCode::NoPeers, "no-peers"},
    CodeName{ErrorCode::UnknownPeer, "unknown-peer"},
    CodeName{ErrorCode::AlreadyFinished, "already-finished"},
    CodeName{ErrorCode::QueueFull, "queue-full"},
    CodeName{ErrorCode::PeersSkipped, "peers-skipped"},
    CodeName{ErrorCode::AnswerLoop, "answer-loop"},
    CodeName{ErrorCode::AnswersHeld, "answers-held"},
    CodeName{ErrorCode::EndlessAnswers, "endless-answers"},
    CodeName{ErrorCode::AnswersLimited, "answers-limited"},
    CodeName{ErrorCode::NotAnswered, "not-answered"},
    CodeName{ErrorCode::InvalidAddress, "invalid-address"},
    CodeName{ErrorCode::InvalidPort, "invalid-port"},
    CodeName{ErrorCode::BadHexDigit, "bad-hex-digit"},
    CodeName{ErrorCode::OddHexDigits, "odd-hex-digits"},
    CodeName{ErrorCode::BadEscape, "bad-escape"},
    CodeName{ErrorCode::UnencodableCharacter, "unencodable-character"},
    CodeName{ErrorCode::BadPattern, "bad-pattern"},
    CodeName{ErrorCode::NotText, "not-text"},
    CodeName{ErrorCode::NoLineEnd, "no-line-end"},
    CodeName{ErrorCode::UnknownEncoding, "unknown-encoding"},
    CodeName{ErrorCode::TextTooLong, "text-too-long"},
    CodeName{ErrorCode::LookupPending, "lookup-pending"},
    CodeName{ErrorCode::NothingToSend, "nothing-to-send"},
    CodeName{ErrorCode::MessageTooShort, "message-too-short"},
    CodeName{ErrorCode::BadPlaceholder, "bad-placeholder"},
    CodeName{ErrorCode::InvalidValue, "invalid-value"},
    CodeName{ErrorCode::FileNotFound, "file-not-found"},
    CodeName{ErrorCode::FileNotReadable, "file-not-readable"},
    CodeName{ErrorCode::FileNotWritable, "file-not-writable"},
    CodeName{ErrorCode::NotACapture, "not-a-capture"},
    CodeName{ErrorCode::NotRegularFile, "not-regular-file"},
    CodeName{ErrorCode::DiskFull, "disk-full"},
    CodeName{ErrorCode::FileTooLarge, "file-too-large"},
    CodeName{ErrorCode::NotJson, "not-json"},
    CodeName{ErrorCode::JournalLimit, "journal-limit"},
    CodeName{ErrorCode::NotASavedLog, "not-a-saved-log"},
    CodeName{ErrorCode::DamagedLine, "damaged-line"},
    CodeName{ErrorCode::DamagedBlock, "damaged-block"},
    CodeName{ErrorCode::CutShort, "cut-short"},
    CodeName{ErrorCode::NoRoomForLog, "no-room-for-log"},
    CodeName{ErrorCode::FileTooLong, "file-too-long"},
    CodeName{ErrorCode::FileChanged, "file-changed"},
    CodeName{ErrorCode::BadFileHeader, "bad-file-header"},
    CodeName{ErrorCode::FileIncomplete, "file-incomplete"},
    CodeName{ErrorCode::NothingToSave, "nothing-to-save"},
    CodeName{ErrorCode::SystemError, "system-error"},
};

struct ErrnoEntry
{
    int number;
    const char *name;
    ErrorCode code;
};

constexpr std::array errnoTable{
    ErrnoEntry{ECONNREFUSED, "ECONNREFUSED", ErrorCode::Refused},
    ErrnoEntry{EADDRINUSE, "EADDRINUSE", ErrorCode::AddressInUse},
    ErrnoEntry{EADDRNOTAVAIL, "EADDRNOTAVAIL", ErrorCode::AddressNotAvailable},
    ErrnoEntry{EACCES, "EACCES", ErrorCode::PermissionDenied},
    ErrnoEntry{EPERM, "EPERM", ErrorCode::PermissionDenied},
    ErrnoEntry{ENETUNREACH, "ENETUNREACH", ErrorCode::NetworkUnreachable},
    ErrnoEntry{ENETDOWN, "ENETDOWN", ErrorCode::NetworkUnreachable},
    ErrnoEntry{EHOSTUNREACH, "EHOSTUNREACH", ErrorCode::HostUnreachable},
#ifdef EHOSTDOWN // Windows lacks two
    ErrnoEntry{EHOSTDOWN, "EHOSTDOWN", ErrorCode::HostUnreachable},
#endif
    ErrnoEntry{ETIMEDOUT, "ETIMEDOUT", ErrorCode::TimedOut},
    ErrnoEntry{ECONNRESET, "ECONNRESET", ErrorCode::Reset},
    ErrnoEntry{ECONNABORTED, "ECONNABORTED", ErrorCode::Reset},
    ErrnoEntry{EPIPE, "EPIPE", ErrorCode::BrokenPipe},
    ErrnoEntry{EMSGSIZE, "EMSGSIZE", ErrorCode::MessageTooLong},
    ErrnoEntry{EAFNOSUPPORT, "EAFNOSUPPORT", ErrorCode::AddressFamilyMismatch},
    ErrnoEntry{ENODEV, "ENODEV", ErrorCode::InterfaceNotFound},
    ErrnoEntry{EMFILE, "EMFILE", ErrorCode::TooManyOpenFiles},
    ErrnoEntry{ENFILE, "ENFILE", ErrorCode::TooManyOpenFiles},
    ErrnoEntry{ENOBUFS, "ENOBUFS", ErrorCode::NoBufferSpace},
    ErrnoEntry{ENOMEM, "ENOMEM", ErrorCode::NoBufferSpace},
    ErrnoEntry{ENOTCONN, "ENOTCONN", ErrorCode::NotOpen},
    ErrnoEntry{ENOENT, "ENOENT", ErrorCode::FileNotFound},
    ErrnoEntry{ENOSPC, "ENOSPC", ErrorCode::DiskFull},
#ifdef EDQUOT
    ErrnoEntry{EDQUOT, "EDQUOT", ErrorCode::DiskFull},
#endif
    ErrnoEntry{EINVAL, "EINVAL", ErrorCode::SystemError},
    ErrnoEntry{EIO, "EIO", ErrorCode::SystemError},
    ErrnoEntry{EBADF, "EBADF", ErrorCode::SystemError},
    ErrnoEntry{EINTR, "EINTR", ErrorCode::SystemError},
    ErrnoEntry{EAGAIN, "EAGAIN", ErrorCode::SystemError},
    ErrnoEntry{EFBIG, "EFBIG", ErrorCode::SystemError},
    ErrnoEntry{EISDIR, "EISDIR", ErrorCode::SystemError},
    ErrnoEntry{EROFS, "EROFS", ErrorCode::SystemError},
    ErrnoEntry{ENOPROTOOPT, "ENOPROTOOPT", ErrorCode::SystemError},
    ErrnoEntry{EOPNOTSUPP, "EOPNOTSUPP", ErrorCode::SystemError},
};

} // namespace

QLatin1String stableName(ErrorCode code)
{
    const auto *found =
        std::find_if(codeNames.begin(), codeNames.end(), [code](const CodeName &entry) { return entry.code == code; });
    Q_ASSERT(found != codeNames.end());
    return QLatin1String(found->name);
}

tl::expected<ErrorCode, Error> errorCodeFromName(QStringView name)
{
    for (const CodeName &entry : codeNames) {
        if (name == QLatin1String(entry.name))
            return entry.code;
    }
    return failure({ErrorCode::InvalidValue, {name.toString()}});
}

ErrorCode errorCodeFromErrno(int systemError)
{
    for (const ErrnoEntry &entry : errnoTable) {
        if (entry.number == systemError)
            return entry.code;
    }
    return ErrorCode::SystemError;
}

Error systemFailure(int systemError, QStringList arguments)
{
    return {errorCodeFromErrno(systemError), std::move(arguments), systemError};
}

QString errnoText(int systemError)
{
    const QString sentence = QString::fromLocal8Bit(std::strerror(systemError));
    for (const ErrnoEntry &entry : errnoTable) {
        if (entry.number == systemError)
            return QLatin1String(entry.name) % QLatin1String(": ") % sentence;
    }
    return QLatin1String("errno ") % QString::number(systemError) % QLatin1String(": ") % sentence;
}

QString ErrorText::oneLine() const
{
    QString line = what;
    for (const QString &part : {cause, advice}) {
        if (part.isEmpty())
            continue;
        line = joinSentences({line, part});
        if (line.back().isLetterOrNumber()) // the system's own texts have no full stop
            line += u'.';
    }
    return line;
}

} // namespace SocketDesk
