// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helptopics.h"

#include "ui/connect/networkpanel.h"
#include "ui/connect/peerspanel.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/limitdialog.h"
#include "ui/inspect/inspectorpanel.h"
#include "ui/log/filterline.h"
#include "ui/log/findline.h"
#include "ui/log/framingbox.h"
#include "ui/log/lengthfieldpopup.h"
#include "ui/log/receivefilesdialog.h"
#include "ui/log/receivepanel.h"
#include "ui/log/transcriptview.h"
#include "ui/respond/answerpanel.h"
#include "ui/respond/fileserverbox.h"
#include "ui/respond/rulesdialog.h"
#include "ui/saved/savedlogpanel.h"
#include "ui/send/checksumbox.h"
#include "ui/send/checksumpopup.h"
#include "ui/send/composer.h"
#include "ui/send/quicklistpanel.h"
#include "ui/send/repeatbox.h"
#include "ui/send/segmentdialog.h"
#include "ui/send/sendfiledialog.h"
#include "ui/send/sendpanel.h"
#include "ui/start/startcards.h"
#include "ui/statistics/statisticsview.h"
#include "ui/statusline.h"

#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Place
{
    const QMetaObject *widget;
    const char16_t *topic;
};

/// What stands inside another comes first only by being further in: the way goes outwards.
constexpr std::array places{
    Place{&StartCards::staticMetaObject, u"first-steps"},
    Place{&PeersPanel::staticMetaObject, u"closing"},
    Place{&FramingBox::staticMetaObject, u"framing"},
    Place{&LengthFieldPopup::staticMetaObject, u"framing#length"},
    Place{&ReceivePanel::staticMetaObject, u"encodings"},
    Place{&ReceiveFilesDialog::staticMetaObject, u"sending#files"},
    Place{&TranscriptView::staticMetaObject, u"log"},
    Place{&FindLine::staticMetaObject, u"log#find"},
    Place{&FilterLine::staticMetaObject, u"log#filter"},
    Place{&ExportDialog::staticMetaObject, u"log#export"},
    Place{&SavedLogPanel::staticMetaObject, u"log#saved"},
    Place{&LimitDialog::staticMetaObject, u"log#limit"},
    Place{&InspectorPanel::staticMetaObject, u"log#inspector"},
    Place{&StatisticsView::staticMetaObject, u"log#statistics"},
    Place{&StatusLine::staticMetaObject, u"log#counters"},
    Place{&ChecksumBox::staticMetaObject, u"sending#checksum"},
    Place{&ChecksumPopup::staticMetaObject, u"sending#checksum"},
    Place{&RepeatBox::staticMetaObject, u"sending#repeat"},
    Place{&QuickListPanel::staticMetaObject, u"sending#quick-list"},
    Place{&SegmentDialog::staticMetaObject, u"sending#pieces"},
    Place{&SendFileDialog::staticMetaObject, u"sending#files"},
    Place{&SendPanel::staticMetaObject, u"sending"},
    Place{&Composer::staticMetaObject, u"sending"},
    Place{&RulesDialog::staticMetaObject, u"answering#rules"},
    Place{&FileServerBox::staticMetaObject, u"answering#file-server"},
    Place{&AnswerPanel::staticMetaObject, u"answering"},
};

QString pageOf(Role role)
{
    switch (role) {
    case Role::TcpServer:
        return u"tcp-server"_s;
    case Role::TcpClient:
        return u"tcp-client"_s;
    case Role::Udp:
        return u"udp"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList helpTopics()
{
    QStringList topics{pageOf(Role::TcpServer), pageOf(Role::TcpClient), pageOf(Role::Udp)};
    for (const Place &place : places)
        topics << QString::fromUtf16(place.topic);
    return topics;
}

HelpTopic helpTopicOf(const QWidget *widget)
{
    for (const QWidget *at = widget; at != nullptr; at = at->parentWidget()) {
        if (const auto *network = qobject_cast<const NetworkPanel *>(at))
            return {pageOf(network->role()), {}};
        const auto *found = std::ranges::find(places, at->metaObject(), &Place::widget);
        if (found != places.end())
            return HelpTopic::fromLink(QString::fromUtf16(found->topic));
    }
    return {u"first-steps"_s, {}};
}

} // namespace SocketDesk
