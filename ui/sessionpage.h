// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"
#include "journal/journallimit.h"
#include "session/logdescription.h"
#include "session/pagelayout.h"
#include "session/pagestate.h"
#include "ui/base/banner.h"
#include "ui/connect/statelamp.h"
#include "ui/log/timeformat.h"

#include <QWidget>

#include <memory>

namespace SocketDesk {

class Filtering;
class Answering;
class Finding;
class Measuring;
class Inspecting;
class PageParts;
class QuickListing;
class Exporting;
class FileReception;
class Reception;
class SavedLog;
class Segmenting;
class Sending;
class Starting;
class SessionHandle;
class Throttle;
class TranscriptView;
struct ReleasedRecords;
struct SendStores;
struct SessionStatus;

/// One tab: an endpoint with its panels, its transcript and its composer.
///
/// Owns the session. The panels know only themselves; who does what with the session is in Opening, Reception and
/// Sending.
class SessionPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionPage(SendStores *stores, QWidget *parent = nullptr);

    /// Of a saved log: it can be looked at, searched and exported, and nothing can be opened.
    SessionPage(SendStores *stores, std::unique_ptr<SavedLog> log, QWidget *parent = nullptr);
    ~SessionPage() override;

    [[nodiscard]] SavedLog *savedLog() const { return m_saved; } ///< nullptr for that of an endpoint

    void setState(const PageState &state);      ///< opens nothing
    void offer(const EndpointConfig &endpoint); ///< is what the fields hold when its role is chosen
    [[nodiscard]] PageState state() const;
    void setLogReading(const LogReading &reading); ///< that part of it

    void setPageLayout(const PageLayout &layout);
    [[nodiscard]] PageLayout pageLayout() const;

    [[nodiscard]] SessionHandle *session() const { return m_session; }
    [[nodiscard]] TranscriptView *transcript() const;
    [[nodiscard]] Sending *sending() const { return m_sending; }
    [[nodiscard]] Segmenting *segmenting() const { return m_segmenting; }
    [[nodiscard]] QuickListing *quickListing() const { return m_quickListing; }
    [[nodiscard]] Reception *reception() const { return m_reception; }
    [[nodiscard]] FileReception *fileReception() const { return m_fileReception; }
    [[nodiscard]] Exporting *exporting() const { return m_exporting; }
    [[nodiscard]] Finding *finding();
    [[nodiscard]] Filtering *filtering();
    [[nodiscard]] Answering *answering() const { return m_answering; }
    [[nodiscard]] Measuring *measuring() const { return m_measuring; }
    [[nodiscard]] Inspecting *inspecting() const { return m_inspecting; }

    [[nodiscard]] QString title() const; ///< its own name, or the automatic one
    [[nodiscard]] QString automaticTitle() const;
    [[nodiscard]] const QString &name() const { return m_name; }
    void setName(const QString &name); ///< empty: the automatic title
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] LampState lamp() const;
    [[nodiscard]] bool isOpen() const;                       ///< something is open, on the way, or still served
    [[nodiscard]] bool hasNews() const { return m_hasNews; } ///< something came while it was not in front
    [[nodiscard]] bool answersByItself() const;
    [[nodiscard]] QString openActionText() const;
    [[nodiscard]] QString openActionIcon() const; ///< its name

    void triggerOpen(); ///< opens, closes or cancels, as the button does
    void setFontPointSize(int points);
    void setLook(const QString &fontFamily, TimeFormat times); ///< of the transcript
    void setProjected(bool on);
    void widenColumn(int pixels);
    void heightenLog(int pixels);
    void setAsksBeforeClosing(bool asks) { m_asksBeforeClosing = asks; }
    void resetCounters();
    void chooseJournalLimit(); ///< asks for it
    void clearLog();
    void showAllOfLog();
    void toggleQuickList(bool shown);
    [[nodiscard]] bool isQuickListShown() const;
    void focusMessage();

    /// Says what \p text gives in a strip above the page, until it is dismissed.
    void showNote(std::function<Banner::Text()> text);

    /// Says closeConfirmed() at once, or after the question where something would end.
    void requestClose();

    /// That peers were not sent yet when they were listed last.
    [[nodiscard]] qint64 unsentBytes() const;

Q_SIGNALS:
    void changed(); ///< anything that tab and menu show of it
    void edited();  ///< state() or pageLayout()
    void closeConfirmed();
    void fontPointSizeChanged(int points);
    void anotherSavedLogRequested();
    void helpRequested(const QString &link); ///< "errors#refused"
    void trialRequested();                   ///< a server and a client that talk to each other

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    SessionPage(SendStores *stores, SavedLog *log, QWidget *parent);
    void showSavedLog();
    void createWorkers(SendStores *stores);
    void createFileWorkers();
    void createLabWorkers(SendStores *stores);
    void createStart();
    void beginAs(Role role);
    void createTabQuestion();
    void askBeforeClosing();
    void onUnsentBytesTold();
    void connectSession();
    void connectPanels();
    void showOnlyPeer(PeerId peer);
    void writeTo(PeerId peer);
    void connectPeers();
    void connectLog();
    void connectEdits();

    void onStatusChanged(const SessionStatus &status);
    void onRoleChanged(Role role);
    void onPulled();
    void onReleased(const ReleasedRecords &released);
    void setJournalLimit(const JournalLimit &limit);
    void tellLogReading();
    void showCounters();
    void setNews(bool news);

    SendStores *m_stores;
    SavedLog *m_saved = nullptr;
    SessionHandle *m_session = nullptr;
    PageParts *m_parts = nullptr;
    QuickListing *m_quickListing = nullptr;
    Segmenting *m_segmenting = nullptr;
    Reception *m_reception = nullptr;
    FileReception *m_fileReception = nullptr;
    Exporting *m_exporting = nullptr;
    Finding *m_finding = nullptr;
    Filtering *m_filtering = nullptr;
    Answering *m_answering = nullptr;
    Measuring *m_measuring = nullptr;
    Inspecting *m_inspecting = nullptr;
    Starting *m_starting = nullptr; ///< nullptr for a saved log
    Sending *m_sending = nullptr;
    Throttle *m_counters = nullptr;
    Throttle *m_peersRequests = nullptr;
    JournalLimit m_journalLimit;
    LogReading m_logReading;  ///< as the session was told
    QString m_name;           ///< given by a person; may be empty
    QJsonObject m_unknown;    ///< of the state, as it was read
    quint64 m_chunksSeen = 0; ///< received while the page was in front
    bool m_hasNews = false;
    bool m_asksBeforeClosing = true;
};

} // namespace SocketDesk
