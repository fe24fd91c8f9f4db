using System.Text.Json;
using Fabstir;
using Fabstir.Abi;
using Spectre.Console;

namespace QuickStart;

/// <summary>Prints a settlement, for people or for programs.</summary>
internal static class SettlementReport
{
    private const int UsdcDecimals = 6;

    public static void WriteTable(SettledSession session, string refusal)
    {
        Settlement settlement = session.Settlement;
        Table table = new Table()
            .Title($"Session {settlement.SessionId}")
            .AddColumn("")
            .AddColumn(new TableColumn("USDC").RightAligned())
            .AddRow("Deposit", Usdc(settlement.Deposit.BaseUnits))
            .AddRow($"Cost of {settlement.Tokens} tokens", Usdc(settlement.Cost.BaseUnits))
            .AddRow("  to the host", Usdc(settlement.HostShare.BaseUnits))
            .AddRow("  to the treasury", Usdc(settlement.TreasuryFee.BaseUnits))
            .AddRow("Refund", Usdc(settlement.Refund.BaseUnits))
            .AddRow("Withdrawn by the host", Usdc(session.Withdrawn));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(refusal);
    }

    public static void WriteJson(SettledSession session) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        sessionId = (ulong)session.Settlement.SessionId,
        deposit = (ulong)session.Settlement.Deposit.BaseUnits,
        tokens = (ulong)session.Settlement.Tokens,
        pricePerToken = (ulong)session.Price.BaseUnits,
        hostEarnings = (ulong)session.Settlement.HostShare.BaseUnits,
        treasuryFee = (ulong)session.Settlement.TreasuryFee.BaseUnits,
        refund = (ulong)session.Settlement.Refund.BaseUnits,
    }));

    private static string Usdc(UInt256 units) => BaseUnits.ToDecimal(units, UsdcDecimals).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture);
}
