// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/fileframing.h"

namespace SocketDesk {

/// Finds the files in one stream, in whatever pieces it comes.
///
/// Plain arithmetic: no thread, no file. With a header, one file may follow the other; without, the stream is one file.
class FileDeframer
{
public:
    /// Hears what is found, in this order for each file: fileBegan(), fileBytes() any number of times, fileEnded().
    class Sink
    {
    public:
        Sink() = default;
        Q_DISABLE_COPY_MOVE(Sink)
        virtual ~Sink() = default;

        virtual void fileBegan(const FileHeader &header) = 0;
        virtual void fileBytes(QByteArrayView bytes) = 0;
        virtual void fileEnded(bool isComplete) = 0;
        /// BadFileHeader; what follows in this stream means nothing and is left alone.
        virtual void headerRefused(const Error &error) = 0;
    };

    /// \param encoding of a JSON header that is not UTF-8
    explicit FileDeframer(const FileFraming &framing, const Encoding &encoding = {});

    void feed(QByteArrayView bytes, Sink &sink);

    /// The stream is over: \p isFinished where its sender said so.
    void end(bool isFinished, Sink &sink);

private:
    enum class State : quint8 { Length, Json, Content, Refused };

    [[nodiscard]] bool collect(QByteArrayView &bytes, qsizetype wanted);
    void takeLength(Sink &sink);
    void takeJson(Sink &sink);
    void takeContent(QByteArrayView &bytes, Sink &sink);
    void begin(const FileHeader &header, Sink &sink);
    void refuse(const Error &error, Sink &sink);

    FileFraming m_framing;
    Encoding m_encoding;
    State m_state = State::Length;
    QByteArray m_header; ///< as much of it as has come
    qsizetype m_jsonBytes = 0;
    bool m_hasBegun = false; ///< a file, that is, which has not ended
    qint64 m_left = 0;       ///< bytes of the file still to come; -1: until the end
};

} // namespace SocketDesk
