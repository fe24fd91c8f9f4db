using System.Globalization;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Which sessions a pool opens, and how much they may cost together. Only the model and <see cref="MaxSpend"/> have no default. Immutable, thread-safe.</summary>
public sealed record SessionPoolOptions
{
    /// <summary>The model that answers.</summary>
    public required ModelId Model { get; init; }

    /// <summary>
    /// The most that all sessions of the pool can cost together, in whole units of the token that they are paid in: 1.5 is 1.5 USDC. A session counts with its
    /// deposit until it has ended, and with its cost from then on.
    /// </summary>
    public required decimal MaxSpend { get; init; }

    /// <summary>How many requests are answered at the same time, each in a session of its own; the others wait in their order. Default: 1. Range: 1 to 100.</summary>
    public int Size { get; init; } = 1;

    /// <summary>
    /// What sessions are opened with. Default: null, USDC and the defaults of <see cref="SessionConfig"/>, with half of <see cref="MaxSpend"/> divided by
    /// <see cref="Size"/> as the deposit, so that a session that failed or is used up can be replaced; at least what the chain wants, and at most what is left.
    /// </summary>
    public SessionConfig? Session { get; init; }

    /// <summary>What a host has to be. Default: anything.</summary>
    public HostRequirements Hosts { get; init; } = new();

    /// <summary>The one host to ask. Default: null, the best that is suitable.</summary>
    public Address? Host { get; init; }

    /// <summary>
    /// Where the one host to ask is reached. Default: null, where the registry says. Without <see cref="Host"/> it is the host that has this URL in the registry.
    /// It has to prove that it is.
    /// </summary>
    public Uri? HostUrl { get; init; }

    /// <summary>How many hosts are tried for one request, as long as no token has come. Default: 3. Range: 1 to 20.</summary>
    public int MaxHosts { get; init; } = 3;

    /// <summary>How many requests are made in a time; the others wait. Default: null, as many as come.</summary>
    public RequestRate? Rate { get; init; }

    /// <summary>How sessions talk to their hosts. Default: the defaults. Requests share sessions, and so have no history: give each its context.</summary>
    public LlmSessionOptions Stream { get; init; } = new();

    internal PaymentToken Token => Session?.PaymentToken ?? PaymentToken.Usdc;

    /// <exception cref="FabstirException">A value is out of its range.</exception>
    internal SessionPoolOptions Checked()
    {
        Amounts.Parse(MaxSpend, Token, nameof(MaxSpend));
        Check(Size is >= 1 and <= 100, nameof(Size), Size, "1 to 100");
        Check(MaxHosts is >= 1 and <= 20, nameof(MaxHosts), MaxHosts, "1 to 20");
        Check(Rate is null or { Requests: >= 1 }, $"{nameof(Rate)}.{nameof(Rate.Requests)}", Rate?.Requests, "1 or more");
        Check(Rate is null || Rate.Per > TimeSpan.Zero, $"{nameof(Rate)}.{nameof(Rate.Per)}", Rate?.Per, "above zero");
        if (Session is { } session && session.DepositAmount > MaxSpend)
        {
            throw new FabstirException(
                FabstirErrorCode.BudgetExceeded,
                string.Create(CultureInfo.InvariantCulture, $"A session deposits {session.DepositAmount}, and all together may cost {MaxSpend}: lower the deposit, or raise {nameof(MaxSpend)}."));
        }

        return this;

        static void Check(bool isGood, string name, object? value, string bound)
        {
            if (!isGood)
            {
                throw new OutOfBoundsException(name, string.Create(CultureInfo.InvariantCulture, $"{value}"), bound, nameof(SessionPoolOptions));
            }
        }
    }
}
