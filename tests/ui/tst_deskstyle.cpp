// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/base/deskstyle.h"
#include "ui/base/palettes.h"
#include "ui/log/transcriptcolors.h"

#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QFrame>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSemaphore>
#include <QSpinBox>
#include <QTableView>
#include <QThreadPool>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Chinese letters come from another font than the window's, with taller lines: nothing grows or moves by that.
class TestDeskStyle : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new DeskStyle); }
    void lettersStandOnOneLine_data();
    void lettersStandOnOneLine();
    void buttonsAreEquallyTall();
    void menusHaveAnEdge();
    void focusOfAViewIsThatOfALine();
    void scrollBarsWaitForNoOtherThread();
    void scrollBarsShowWhereOneIs();
};

namespace {

constexpr int frame = 4; ///< pixels, more than any has

/// The first row of what is written in the field, by its first letter.
int topOfText(QWidget *field, const QFont &font)
{
    field->setFont(font);
    field->resize(field->sizeHint());
    const QImage image = field->grab().toImage();
    const int letter = QFontMetrics(font).horizontalAdvance(u'5');
    for (int y = frame; y < image.height() - frame; ++y) {
        for (int x = frame; x < frame + letter; ++x) {
            if (qGray(image.pixel(x, y)) < 128)
                return y;
        }
    }
    return -1;
}

} // namespace

void TestDeskStyle::lettersStandOnOneLine_data()
{
    QTest::addColumn<int>("points");
    for (const int points : {9, 12, 14, 18})
        QTest::addRow("%d pt", points) << points;
}

void TestDeskStyle::lettersStandOnOneLine()
{
    QFETCH(const int, points);
    QFont font = QApplication::font();
    font.setPointSize(points);
    QLineEdit plainLine(u"5.0"_s);
    QLineEdit mixedLine(u"5.0 秒"_s);
    const int top = topOfText(&plainLine, font);
    QVERIFY(top > 0);
    QVERIFY(qAbs(topOfText(&mixedLine, font) - top) <= 1);
    QSpinBox plainBox;
    QSpinBox mixedBox;
    for (QSpinBox *box : {&plainBox, &mixedBox})
        box->setValue(5);
    mixedBox.setSuffix(u" 秒"_s);
    QVERIFY(qAbs(topOfText(&plainBox, font) - topOfText(&mixedBox, font)) <= 1);
}

void TestDeskStyle::buttonsAreEquallyTall()
{
    QCOMPARE(QCheckBox(u"自动换行"_s).sizeHint().height(), QCheckBox(u"Log mode"_s).sizeHint().height());
    QCOMPARE(QPushButton(u"历史发送"_s).sizeHint().height(), QPushButton(u"History"_s).sizeHint().height());
    QVERIFY(QPushButton(u"two\nlines"_s).sizeHint().height() > QPushButton(u"one"_s).sizeHint().height());
}

/// On a dark window, too.
void TestDeskStyle::menusHaveAnEdge()
{
    usePalette(PaletteChoice::Dark);
    const QPalette palette = QApplication::palette();
    QMenu menu;
    menu.addAction(u"Copy"_s);
    menu.resize(menu.sizeHint());
    QFrame popup(nullptr, Qt::Popup);
    popup.setFrameShape(QFrame::StyledPanel);
    popup.resize(50, 50);
    for (QWidget *widget : std::initializer_list<QWidget *>{&menu, &popup}) {
        const QImage image = widget->grab().toImage();
        const QColor edge = image.pixelColor(0, image.height() / 2);
        QVERIFY2(contrast(edge, palette.color(QPalette::Window)) >= 3, qUtf8Printable(edge.name()));
    }
}

/// By the colour in the middle of the upper edge.
void TestDeskStyle::focusOfAViewIsThatOfALine()
{
    QWidget window;
    QLineEdit line(&window);
    QPlainTextEdit box(&window);
    QTableView table(&window);
    for (int row = 0; QWidget * widget : std::initializer_list<QWidget *>{&line, &box, &table})
        widget->setGeometry(10, 10 + 100 * row++, 200, 80);
    window.resize(220, 310);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto edge = [](QWidget *widget) { return widget->grab().toImage().pixelColor(widget->width() / 2, 0); };
    line.setFocus();
    const QColor focused = edge(&line);
    for (QWidget *view : std::initializer_list<QWidget *>{&box, &table}) {
        QVERIFY(edge(view) != focused);
        view->setFocus();
        QCOMPARE(edge(view), focused);
    }
    QVERIFY(edge(&box) != focused);
}

/// While others keep all processors busy, waiting for a thread takes milliseconds: here it would take seconds.
void TestDeskStyle::scrollBarsWaitForNoOtherThread()
{
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 1000);
    bar.setPageStep(200);
    bar.resize(16, 600);
    QThreadPool *const threads = QThreadPool::globalInstance();
    QSemaphore isOver;
    for (int i = 0; i < threads->maxThreadCount(); ++i)
        threads->start([&isOver] { (void)isOver.tryAcquire(1, 5000); });
    QElapsedTimer clock;
    clock.start();
    const QImage image = bar.grab().toImage();
    const qint64 waited = clock.elapsed();
    isOver.release(threads->maxThreadCount());
    threads->waitForDone();
    QVERIFY2(waited < 2500, qPrintable(QString::number(waited)));
    QVERIFY(!image.isNull());
}

void TestDeskStyle::scrollBarsShowWhereOneIs()
{
    for (const PaletteChoice choice : {PaletteChoice::Light, PaletteChoice::Dark}) {
        usePalette(choice);
        for (const Qt::Orientation orientation : {Qt::Vertical, Qt::Horizontal}) {
            QScrollBar bar(orientation);
            const bool isUpright = orientation == Qt::Vertical;
            bar.resize(isUpright ? QSize(16, 400) : QSize(400, 16));
            const auto colorAt = [&bar, isUpright](int along) {
                return bar.grab().toImage().pixelColor(isUpright ? QPoint(8, along) : QPoint(along, 8));
            };
            bar.setRange(0, 1000);
            bar.setPageStep(500); // the handle takes a third
            const QString colors = colorAt(60).name() + u" on "_s + colorAt(300).name();
            QVERIFY2(contrast(colorAt(60), colorAt(300)) >= 3, qPrintable(colors));
            bar.setValue(1000);
            QVERIFY(contrast(colorAt(340), colorAt(100)) >= 3);
            bar.setRange(0, 0); // all is seen, and there is nothing to drag
            QCOMPARE(colorAt(60), colorAt(300));
        }
    }
}

QTEST_MAIN(TestDeskStyle)
#include "tst_deskstyle.moc"
