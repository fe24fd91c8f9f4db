using System.Globalization;

namespace Fabstir.Host;

/// <summary>Withdraws what the host earned, by amount or by time. The time of the last withdrawal survives the process.</summary>
/// <param name="client">Of the host's account.</param>
/// <param name="options">When.</param>
/// <param name="memory">The file that remembers the last time.</param>
/// <param name="time">What the time is measured by.</param>
/// <param name="log">Where withdrawals are logged.</param>
internal sealed class WithdrawalSchedule(FabstirClient client, WithdrawalOptions options, string memory, TimeProvider time, HostMoneyLog log)
{
    /// <summary>Withdraws what is due. A failure is logged: the next time tries again.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool isTime = options.Every is { } every && time.GetUtcNow() - LastTime() >= every;
            Earnings earnings = await client.Hosts.GetEarningsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await WithdrawAsync(earnings.Usdc, options.UsdcAmount, isTime, cancellationToken).ConfigureAwait(false);
            await WithdrawAsync(earnings.Native, options.NativeAmount, isTime, cancellationToken).ConfigureAwait(false);
            if (isTime)
            {
                Remember(time.GetUtcNow());
            }
        }
        catch (Exception e) when (e is FabstirException or IOException or UnauthorizedAccessException)
        {
            log.WithdrawalDelayed(e.Message, e);
        }
    }

    private async Task WithdrawAsync(TokenAmount earned, decimal? amount, bool isTime, CancellationToken cancellationToken)
    {
        bool isEnough = amount is { } enough && earned.BaseUnits >= TokenAmount.FromDecimal(enough, earned.Token).BaseUnits;
        if (!earned.BaseUnits.IsZero && (isTime || isEnough))
        {
            log.Withdrawn(await client.Hosts.WithdrawEarningsAsync(earned.Token, cancellationToken: cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>When everything was withdrawn last; a host that never did begins to count now.</summary>
    private DateTimeOffset LastTime()
    {
        if (File.Exists(memory) && long.TryParse(File.ReadAllText(memory), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        DateTimeOffset now = time.GetUtcNow();
        Remember(now);
        return now;
    }

    private void Remember(DateTimeOffset moment)
    {
        string written = memory + ".new";
        File.WriteAllText(written, moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        File.Move(written, memory, overwrite: true);
    }
}
