namespace Fabstir.Host;

/// <summary>When the host sends what it earned to its wallet. Default: never, earnings stay where they are until somebody withdraws them. Read when the host starts.</summary>
public sealed class WithdrawalOptions
{
    /// <summary>How much USDC is worth a withdrawal, in whole USDC. Default: null, no amount is. Range: above 0.</summary>
    public decimal? UsdcAmount { get; set; }

    /// <summary>How much native currency is worth a withdrawal, in whole units. Default: null, no amount is. Range: above 0.</summary>
    public decimal? NativeAmount { get; set; }

    /// <summary>After how long everything is withdrawn, however little. Default: null, no time. Range: 1 minute to 365 days.</summary>
    public TimeSpan? Every { get; set; }

    /// <summary>How often the earnings are looked at. Default: 10 minutes. Range: 1 s to 1 day.</summary>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromMinutes(10);

    internal bool IsOn => UsdcAmount is not null || NativeAmount is not null || Every is not null;
}
