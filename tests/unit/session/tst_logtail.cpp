// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/logtail.h"

#include "export/pcapngformatter.h"
#include "tests/support/stricttest.h"

#include <QFile>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What is done with a capture that is there already. How it goes on is in tst_livelog.
class LogTailTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void otherFilesAreLeftAsTheyAre_data();
    void otherFilesAreLeftAsTheyAre();
    void whatACrashHasCutIsCutOff();

private:
    [[nodiscard]] QString write(const QByteArray &bytes);
    [[nodiscard]] static QByteArray contentOf(const QString &path);

    QTemporaryDir m_folder;
};

QString LogTailTest::write(const QByteArray &bytes)
{
    QFile file(m_folder.filePath(u"log.pcapng"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

QByteArray LogTailTest::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "cannot be read"_ba;
}

void LogTailTest::otherFilesAreLeftAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("text") << "something else"_ba;
    QTest::newRow("text that begins as a section does") << "\n\r\r\nsomething else, longer than a header"_ba;
    QTest::newRow("the other byte order")
        << QByteArray::fromHex("0A0D0D0A0000001C1A2B3C4D00010000FFFFFFFFFFFFFFFF0000001C");
    QTest::newRow("a block without an end") << QByteArray::fromHex("0A0D0D0A000000804D3C2B1A01000000");
}

void LogTailTest::otherFilesAreLeftAsTheyAre()
{
    QFETCH(const QByteArray, before);
    const QString path = write(before);
    const Result<QByteArray> repaired = repairTail(path, RecordFormat::Pcapng);
    QVERIFY(!repaired);
    QCOMPARE(repaired.error().code, ErrorCode::NotACapture);
    QCOMPARE(contentOf(path), before);
}

void LogTailTest::whatACrashHasCutIsCutOff()
{
    const QByteArray section = PcapngFormatter().begin();
    for (qsizetype size = 0; size < section.size(); ++size) {
        const QString path = write(section.first(size));
        QCOMPARE(repairTail(path, RecordFormat::Pcapng), QByteArray());
        QVERIFY(section.startsWith(contentOf(path)));
        const QString longer = write(section + section.first(size));
        QCOMPARE(repairTail(longer, RecordFormat::Pcapng), QByteArray());
        QVERIFY(contentOf(longer).startsWith(section));
    }
}

QTEST_GUILESS_MAIN(LogTailTest)
#include "tst_logtail.moc"
