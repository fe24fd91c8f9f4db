namespace Fabstir.Ethereum.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        JsonRpcTransportOptions options = new();

        Assert.Null(options.ChainId);
        Assert.Null(options.NodeAccount);
        Assert.Equal(TimeSpan.FromSeconds(30), options.RequestTimeout);
        Assert.Equal(TimeSpan.FromSeconds(1), options.PollInterval);
        Assert.Equal(TimeSpan.FromMinutes(2), options.OutcomeTimeout);
        Assert.Equal((10, 9_000, 20, 8, 33_554_432), (options.BatchSize, options.LogRange, options.GasMarginPercent, options.MaxInFlight, options.MaxResponseSize));
        Assert.Equal((2, 10, 3, null), (options.MaxRetries, options.ReplaceAfterBlocks, options.MaxReplacements, options.MaxFeePerGas));
        Assert.Equal(TimeSpan.FromSeconds(10), options.MaxLag);
        Assert.Null(options.TransactionSender);
        Assert.Same(TimeProvider.System, options.TimeProvider);
    }

    [Fact]
    public void Both_ends_of_each_range_are_in_it()
    {
        _ = new JsonRpcTransportOptions { BatchSize = 1, LogRange = 1, GasMarginPercent = 0, MaxInFlight = 1, MaxResponseSize = 65_536, ChainId = 1 };
        _ = new JsonRpcTransportOptions { BatchSize = 1_000, LogRange = 1_000_000, GasMarginPercent = 400, MaxInFlight = 16, MaxResponseSize = 1_073_741_824 };
        _ = new JsonRpcTransportOptions { MaxRetries = 0, ReplaceAfterBlocks = 1, MaxReplacements = 0, MaxLag = TimeSpan.Zero };
        _ = new JsonRpcTransportOptions { MaxRetries = 10, ReplaceAfterBlocks = 10_000, MaxReplacements = 20, MaxLag = TimeSpan.FromMinutes(5) };
        _ = new TransactionOptions { ReplaceAfterBlocks = 1, MaxReplacements = 0 };
        _ = new TransactionOptions { ReplaceAfterBlocks = 10_000, MaxReplacements = 20 };
        _ = new JsonRpcTransportOptions { RequestTimeout = TimeSpan.FromMilliseconds(10), PollInterval = TimeSpan.FromMilliseconds(10), OutcomeTimeout = TimeSpan.FromSeconds(1) };
        _ = new JsonRpcTransportOptions { RequestTimeout = TimeSpan.FromMinutes(10), PollInterval = TimeSpan.FromMinutes(5), OutcomeTimeout = TimeSpan.FromDays(1) };
    }

    /// <summary>Values just outside the ranges, by the name of the option.</summary>
    public static TheoryData<string, Func<JsonRpcTransportOptions>> OutOfRange { get; } = new()
    {
        { "ChainId", () => new() { ChainId = 0 } },
        { "BatchSize", () => new() { BatchSize = 0 } },
        { "BatchSize", () => new() { BatchSize = 1_001 } },
        { "LogRange", () => new() { LogRange = 0 } },
        { "LogRange", () => new() { LogRange = 1_000_001 } },
        { "GasMarginPercent", () => new() { GasMarginPercent = -1 } },
        { "GasMarginPercent", () => new() { GasMarginPercent = 401 } },
        { "MaxInFlight", () => new() { MaxInFlight = 0 } },
        { "MaxInFlight", () => new() { MaxInFlight = 17 } },
        { "MaxResponseSize", () => new() { MaxResponseSize = 65_535 } },
        { "MaxResponseSize", () => new() { MaxResponseSize = 1_073_741_825 } },
        { "MaxRetries", () => new() { MaxRetries = -1 } },
        { "MaxRetries", () => new() { MaxRetries = 11 } },
        { "ReplaceAfterBlocks", () => new() { ReplaceAfterBlocks = 0 } },
        { "ReplaceAfterBlocks", () => new() { ReplaceAfterBlocks = 10_001 } },
        { "MaxReplacements", () => new() { MaxReplacements = -1 } },
        { "MaxReplacements", () => new() { MaxReplacements = 21 } },
        { "MaxLag", () => new() { MaxLag = TimeSpan.FromTicks(-1) } },
        { "MaxLag", () => new() { MaxLag = TimeSpan.FromMinutes(6) } },
        { "RequestTimeout", () => new() { RequestTimeout = TimeSpan.FromMilliseconds(9) } },
        { "RequestTimeout", () => new() { RequestTimeout = Timeout.InfiniteTimeSpan } },
        { "RequestTimeout", () => new() { RequestTimeout = TimeSpan.FromMinutes(11) } },
        { "PollInterval", () => new() { PollInterval = TimeSpan.Zero } },
        { "PollInterval", () => new() { PollInterval = TimeSpan.FromMinutes(6) } },
        { "OutcomeTimeout", () => new() { OutcomeTimeout = TimeSpan.FromMilliseconds(999) } },
        { "OutcomeTimeout", () => new() { OutcomeTimeout = TimeSpan.FromDays(2) } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void What_is_out_of_range_is_refused_by_name(string name, Func<JsonRpcTransportOptions> create)
    {
        ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(create);

        Assert.Equal(name, refusal.ParamName);
        Assert.Contains(name == "ChainId" ? "at least 1" : $"{name} is ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_of_one_transaction_have_the_same_ranges()
    {
        Assert.Throws<ArgumentOutOfRangeException>("ReplaceAfterBlocks", () => new TransactionOptions { ReplaceAfterBlocks = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("ReplaceAfterBlocks", () => new TransactionOptions { ReplaceAfterBlocks = 10_001 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxReplacements", () => new TransactionOptions { MaxReplacements = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxReplacements", () => new TransactionOptions { MaxReplacements = 21 });
    }

    [Fact]
    public void Services_cannot_be_null()
    {
        Assert.Throws<ArgumentNullException>(() => new JsonRpcTransportOptions { TimeProvider = null! });
        Assert.Throws<ArgumentNullException>(() => new JsonRpcTransportOptions { LoggerFactory = null! });
    }

    [Fact]
    public void One_transport_sends_from_one_account()
    {
        using LocalSigner signer = LocalSigner.FromHex("0x0123456789012345678901234567890123456789012345678901234567890123");

        Assert.Throws<ArgumentException>(() => new JsonRpcTransport(new Uri("http://node.test"), signer, new() { NodeAccount = signer.Address }));
    }
}
