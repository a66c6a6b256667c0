// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"

#include "base/sentences.h"
#include "tests/support/stricttest.h"

#include <cerrno>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

class TestError : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnName();
    void everyCodeHasASentenceOfItsOwn();
    void errnoBecomesACode_data();
    void errnoBecomesACode();
    void unknownErrnoKeepsItsNumber();
    void unwritableFilesSayWhy();
    void argumentsAreNeverExpandedAgain();
    void addressInUseNamesHolderAndNextPort();
    void aPortThatIsLeftOverIsNobodys();
    void portOfAnotherTabIsNoOtherProgram();
    void addressesSayWhatTheyLack();
    void sentencesAreJoinedAsTheirLanguageDoes();
};

namespace {

constexpr quint16 codeCount = quint16(ErrorCode::SystemError) + 1;

Error exampleOf(quint16 code)
{
    return {ErrorCode(code), {u"A"_s, u"B"_s, u"C"_s}, 0, 4};
}

} // namespace

void TestError::everyCodeHasItsOwnName()
{
    QSet<QString> names;
    for (quint16 code = 0; code < codeCount; ++code) {
        const QString name = stableName(ErrorCode(code));
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        QCOMPARE(errorCodeFromName(name).value(), ErrorCode(code));
    }
    QCOMPARE(errorCodeFromName(u"no-such-error").error().code, ErrorCode::InvalidValue);
}

void TestError::everyCodeHasASentenceOfItsOwn()
{
    QHash<QString, quint16> seen;
    for (quint16 code = 0; code < codeCount; ++code) {
        const ErrorText text = describe(exampleOf(code));
        QVERIFY2(!text.what.isEmpty(), stableName(ErrorCode(code)).data());
        QVERIFY2(!text.oneLine().contains(u'%'), qPrintable(text.oneLine()));
        QVERIFY2(!seen.contains(text.what), qPrintable(text.what));
        seen.insert(text.what, code);
    }
}

void TestError::errnoBecomesACode_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("ECONNREFUSED") << ECONNREFUSED << ErrorCode::Refused;
    QTest::newRow("EADDRINUSE") << EADDRINUSE << ErrorCode::AddressInUse;
    QTest::newRow("EADDRNOTAVAIL") << EADDRNOTAVAIL << ErrorCode::AddressNotAvailable;
    QTest::newRow("EACCES") << EACCES << ErrorCode::PermissionDenied;
    QTest::newRow("ENETUNREACH") << ENETUNREACH << ErrorCode::NetworkUnreachable;
    QTest::newRow("EMSGSIZE") << EMSGSIZE << ErrorCode::MessageTooLong;
    QTest::newRow("EMFILE") << EMFILE << ErrorCode::TooManyOpenFiles;
    QTest::newRow("ENOSPC") << ENOSPC << ErrorCode::DiskFull;
    QTest::newRow("ECONNRESET") << ECONNRESET << ErrorCode::Reset;
}

void TestError::errnoBecomesACode()
{
    QFETCH(int, number);
    QFETCH(ErrorCode, code);
    const Error error = systemFailure(number, {u"x"_s});
    QCOMPARE(error.code, code);
    QCOMPARE(error.systemError, number);
    QVERIFY(errnoText(number).startsWith(QLatin1String(QTest::currentDataTag())));
}

void TestError::unknownErrnoKeepsItsNumber()
{
    const Error error = systemFailure(EXDEV, {u"move"_s});
    QCOMPARE(error.code, ErrorCode::SystemError);
    QVERIFY(describe(error).cause.contains(QString::number(EXDEV)));
}

/// In words, where the reason is one that people know.
void TestError::unwritableFilesSayWhy()
{
    const auto cause = [](int systemError) {
        return describe({ErrorCode::FileNotWritable, {u"no/such/a.log"_s}, systemError, -1}).cause;
    };
    QCOMPARE(cause(ENOENT), u"There is no folder “no/such”."_s);
    QCOMPARE(cause(ENOTDIR), u"“no/such” is no folder."_s);
    QCOMPARE(cause(EACCES), u"You may not write there."_s);
    QCOMPARE(cause(EROFS), u"This file system can only be read."_s);
    QVERIFY(cause(EIO).startsWith(u"errno "_s) || cause(EIO).startsWith(u"EIO"_s));
    QCOMPARE(cause(0), QString());
}

void TestError::argumentsAreNeverExpandedAgain()
{
    const ErrorText text = describe({ErrorCode::TimedOut, {u"%2:%1"_s, u"5000"_s}});
    QVERIFY2(text.what.contains(u"%2:%1"_s), qPrintable(text.what));
}

void TestError::aPortThatIsLeftOverIsNobodys()
{
    const ErrorText text = describe({ErrorCode::AddressInUse, {u"127.0.0.1:8080"_s, u"TIME_WAIT"_s, u"8081"_s}});
    QVERIFY2(text.cause.contains(u"SO_REUSEADDR"_s), qPrintable(text.cause));
    QVERIFY2(text.advice.contains(u"8081"_s), qPrintable(text.advice));
    QVERIFY2(!text.advice.contains(u"Close"_s), qPrintable(text.advice));
}

void TestError::addressInUseNamesHolderAndNextPort()
{
    const ErrorText text = describe({ErrorCode::AddressInUse, {u"127.0.0.1:8080"_s, u"python3 (pid 7)"_s, u"8081"_s}});
    QVERIFY(text.what.contains(u"127.0.0.1:8080"_s));
    QVERIFY(text.cause.contains(u"python3 (pid 7)"_s));
    QVERIFY(text.advice.contains(u"8081"_s));
}

void TestError::portOfAnotherTabIsNoOtherProgram()
{
    const QString self = u"socketdesk (pid %1)"_s.arg(QCoreApplication::applicationPid());
    const ErrorText text = describe({ErrorCode::AddressInUse, {u"127.0.0.1:8080"_s, self, u"8081"_s}});
    QCOMPARE(text.cause, u"Another tab of this window has this port open."_s);
    QVERIFY(!text.advice.contains(u"program"_s));
    QVERIFY(text.advice.contains(u"8081"_s));
}

/// Wherever the text was typed: a box that marks no place in it (position -1) gets the same sentence.
void TestError::addressesSayWhatTheyLack()
{
    const ErrorText port = describe({ErrorCode::InvalidPort, {u"127.0.0.1"_s, u"missing"_s}, 0, -1});
    QCOMPARE(port.what, u"“127.0.0.1” has no port."_s);
    const ErrorText nothing = describe({ErrorCode::InvalidPort, {QString(), u"missing"_s}, 0, 0});
    QCOMPARE(nothing.what, u"“” has no port."_s);
    const ErrorText zero = describe({ErrorCode::InvalidPort, {u"a:0"_s, u"zero"_s}, 0, -1});
    QCOMPARE(zero.what, u"Nothing can be sent to a:0."_s);
    const ErrorText brackets = describe({ErrorCode::InvalidAddress, {u"::1:80"_s, u"brackets"_s}, 0, 0});
    QVERIFY2(!brackets.what.contains(u"is not an address"_s), qPrintable(brackets.what)); // it is one
    QVERIFY(brackets.advice.contains(u"[::1]:8080"_s));
    const ErrorText scope = describe({ErrorCode::InterfaceNotFound, {u"[fe80::1]:80"_s, u"missing"_s}});
    QVERIFY(scope.what.contains(u"[fe80::1]:80"_s));
    QVERIFY(scope.advice.contains(u"fe80::1%eth0"_s));
}

void TestError::sentencesAreJoinedAsTheirLanguageDoes()
{
    QCOMPARE((ErrorText{u"It failed."_s, {}, u"Try again."_s}.oneLine()), u"It failed. Try again."_s);
    QCOMPARE((ErrorText{u"失败。"_s, u"原因？"_s, u"重试。"_s}.oneLine()), u"失败。原因？重试。"_s);
    QCOMPARE((ErrorText{u"Alone."_s, {}, {}}.oneLine()), u"Alone."_s);
    QCOMPARE(joinSentences({QString(), u"It."_s, QString(), u"Again."_s}), u"It. Again."_s);
    QCOMPARE(joinSentences({u"端口。"_s, u"现已关闭：回显。"_s}), u"端口。现已关闭：回显。"_s);
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
