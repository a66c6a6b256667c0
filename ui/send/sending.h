// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/targetlookup.h"
#include "session/filesettings.h"
#include "session/sessionhandle.h"
#include "ui/base/throttle.h"
#include "ui/send/bytespreview.h"
#include "ui/send/quicklistmodel.h"

#include <QObject>

#include <deque>
#include <functional>
#include <optional>

namespace SocketDesk {

class Composer;
class SendPanel;

/// What all pages share about sending.
struct SendStores
{
    QuickListModel quickList;
};

/// Turns what stands in composer and send panel into calls of the session, and what comes of it into words.
class Sending final : public QObject
{
    Q_OBJECT

public:
    /// \param selectedPeers those that are selected in the peers table at the moment
    Sending(SessionHandle *session, SendPanel *panel, Composer *composer, std::function<QList<PeerId>()> selectedPeers,
            QObject *parent = nullptr);

    void setEncoding(const Encoding &encoding);

    void send();
    void sendTyped(const TypedPayload &typed); ///< of the quick list
    void sendList(const QList<QuickItem> &items, bool loop);
    void sendSteps(ListPlan plan); ///< to whom the composer says; what is wrong with that is said there
    [[nodiscard]] Result<QByteArray> bytesOf(const TypedPayload &typed) const;
    [[nodiscard]] PayloadPreview previewOf(const TypedPayload &typed) const;
    void compose(const TypedPayload &typed); ///< puts it into the composer
    [[nodiscard]] TypedPayload composed() const;
    void chooseFile();
    void askForFile(const QString &path); ///< how that file is to be sent
    void setFileSettings(const FileSettings &settings);
    void addFileSettings(FileSettings *settings) const;
    void sendFile(const QString &path); ///< as the one before
    void finishSending();
    void popUpHistory(const QWidget *button);

Q_SIGNALS:
    void payloadsChanged(); ///< the same text is other bytes now
    /// That entry of the list cannot be sent; or none has an order, and \p entry is empty.
    void listRefused(const QString &entry, const SocketDesk::Error &error);

private:
    void connectPanel();
    void onFormatChosen(PayloadFormat format);
    void onRepeatToggled(bool on);
    void onRepeatIntervalChanged();
    void onSendRefused(const Error &error);
    void showStatus();
    void showTargetError(Error error);

    /// Something to send, and the targets among which is a name that is looked up; without any it only waits for its turn.
    struct Waiting
    {
        QList<HostAndPort> targets;
        std::function<void(const SendTarget &)> use;
    };
    void waitForName(Waiting waiting);
    void lookUpNext();
    [[nodiscard]] Waiting takeNext();
    void onLookedUp(const QList<Address> &addresses);
    void onLookupFailed(const Error &error);

    /// Calls \p use with the target: at once, or when its name has been looked up. Otherwise says what is wrong.
    void withTarget(std::function<void(const SendTarget &)> use);
    /// The same with the bytes of \p typed. What is wrong with them comes first: it is what the user looks at.
    void withPayload(const TypedPayload &typed, std::function<void(const PayloadTemplate &, const SendTarget &)> use);
    void startRepeat(quint64 rounds); ///< 0: until stopped
    [[nodiscard]] Result<std::vector<PayloadTemplate>> composedLines() const;
    void requestPreview();
    void renewPreview();
    void showPreview();

    [[nodiscard]] PayloadConfig payloadConfig(PayloadFormat format) const;
    [[nodiscard]] bool isAnythingOpen() const;

    SessionHandle *m_session;
    SendPanel *m_panel;
    Composer *m_composer;
    std::function<QList<PeerId>()> m_selectedPeers;
    Encoding m_encoding;
    RepeatPlan m_repeat; ///< the one that runs
    SendHistory m_history;
    Throttle m_previews;
    FilePlan m_filePlan; ///< of the last file
    TargetLookup m_lookup;
    std::deque<Waiting> m_waiting; ///< the first for the lookup that runs
};

} // namespace SocketDesk
