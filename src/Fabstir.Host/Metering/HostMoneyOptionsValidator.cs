using Microsoft.Extensions.Options;

namespace Fabstir.Host;

/// <summary>Finds everything that is out of range, at once.</summary>
internal static class HostMoneyOptionsValidator
{
    /// <exception cref="OptionsValidationException">Values are out of range; the message has all of them.</exception>
    public static void Check(HostMoneyOptions options)
    {
        string[] failures = [.. Find(options)];
        if (failures.Length > 0)
        {
            throw new OptionsValidationException(nameof(HostMoneyOptions), typeof(HostMoneyOptions), failures);
        }
    }

    /// <summary>A sentence for each value that is out of range.</summary>
    public static IEnumerable<string> Find(HostMoneyOptions options)
    {
        List<string> failures = [];
        Range(options.Journal.FlushInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10), "Journal.FlushInterval");
        Range(options.Journal.KeepClosed, TimeSpan.Zero, TimeSpan.FromDays(3_650), "Journal.KeepClosed");
        Range(options.Claims.MinimumClaim ?? 100, 100, 1_000_000_000, "Claims.MinimumClaim");
        Range(options.Claims.MaxUnproven, 300, 1_000_000_000, "Claims.MaxUnproven");
        Range(options.Claims.DeadlineMargin, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), "Claims.DeadlineMargin");
        Range(options.Claims.CheckInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), "Claims.CheckInterval");
        Range(options.Completion.IdleBeforeLeft, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "Completion.IdleBeforeLeft");
        Range(options.Gas.ReservePerSession, 0UL, 100_000_000UL, "Gas.ReservePerSession");
        Range(options.Withdrawal.Every ?? TimeSpan.FromDays(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(365), "Withdrawal.Every");
        Range(options.Withdrawal.CheckInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "Withdrawal.CheckInterval");
        Require(Enum.IsDefined(options.Claims.SmallSessions), $"Claims.SmallSessions is {options.Claims.SmallSessions}, and has to be one of {string.Join(", ", Enum.GetNames<SmallSessionPolicy>())}.");
        Require(options.Withdrawal.UsdcAmount is null or > 0, "Withdrawal.UsdcAmount has to be above 0, or null.");
        Require(options.Withdrawal.NativeAmount is null or > 0, "Withdrawal.NativeAmount has to be above 0, or null.");
        Require(options.Prices.LeastUsdc is null or { Token: PaymentToken.Usdc }, "Prices.LeastUsdc has to be a price in USDC.");
        Require(options.Prices.LeastNative is null or { Token: PaymentToken.Native }, "Prices.LeastNative has to be a price in native currency.");
        return failures;

        void Range<T>(T value, T least, T most, string name)
            where T : IComparable<T> =>
            Require(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, FormattableString.Invariant($"{name} is {value}, and has to be {least} to {most}."));

        void Require(bool holds, string failure)
        {
            if (!holds)
            {
                failures.Add(failure);
            }
        }
    }
}
