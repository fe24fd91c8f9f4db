namespace Fabstir.Development.Tests.Anvil;

public sealed class AnvilOptionsTests
{
    [Fact]
    public void The_defaults_are_anvil_s_own_on_a_free_local_port()
    {
        string line = string.Join(' ', AnvilArguments.For(new AnvilOptions()));
        Assert.Equal(
            "--host 127.0.0.1 --port 0 --color never --chain-id 31337 --accounts 10 --balance 10000 "
            + "--mnemonic test test test test test test test test test test test junk --no-request-size-limit",
            line);
    }

    [Theory]
    [InlineData(1_000, "1")]
    [InlineData(2_500, "2.5")]
    [InlineData(1, "0.001")]
    [InlineData(86_400_000, "86400")]
    public void A_block_time_is_written_in_seconds_in_every_culture(int milliseconds, string expected)
    {
        AnvilOptions options = new() { BlockTime = TimeSpan.FromMilliseconds(milliseconds), BlockGasLimit = ulong.MaxValue };
        Assert.Equal(["--block-time", expected, "--gas-limit", "18446744073709551615"], AnvilArguments.For(options).TakeLast(4));
    }

    [Fact]
    public void Values_out_of_range_are_refused_with_the_name_of_the_option()
    {
        Assert.Equal("BlockTime", Refused(() => new AnvilOptions { BlockTime = TimeSpan.Zero }));
        Assert.Equal("BlockGasLimit", Refused(() => new AnvilOptions { BlockGasLimit = 20_999 }));
        Assert.Equal("ChainId", Refused(() => new AnvilOptions { ChainId = 0 }));
        Assert.Equal("AccountCount", Refused(() => new AnvilOptions { AccountCount = 0 }));
        Assert.Equal("AccountCount", Refused(() => new AnvilOptions { AccountCount = 1_001 }));
        Assert.Equal("Mnemonic", Refused(() => new AnvilOptions { Mnemonic = " " }));
        Assert.Equal("StartupTimeout", Refused(() => new AnvilOptions { StartupTimeout = TimeSpan.Zero }));
        Assert.Equal("KeptOutputLines", Refused(() => new AnvilOptions { KeptOutputLines = 0 }));
        Assert.Equal("TimeProvider", Refused(() => new AnvilOptions { TimeProvider = null! }));
        Assert.Equal("ExtraArguments", Refused(() => new AnvilOptions { ExtraArguments = null! }));

        static string? Refused(Func<AnvilOptions> create) => Assert.ThrowsAny<ArgumentException>(create).ParamName;
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--host=0.0.0.0")]
    [InlineData("--silent")]
    [InlineData("-q")]
    public void Arguments_that_hide_where_it_listens_are_refused(string argument) =>
        Assert.Throws<ArgumentException>(() => new AnvilOptions { ExtraArguments = ["--no-cors", argument] });

    [Fact]
    public void Extra_arguments_are_copied_and_come_last()
    {
        string[] extra = ["--hardfork", "prague"];
        AnvilOptions options = new() { ExtraArguments = extra };
        extra[1] = "london";
        Assert.Equal(["--hardfork", "prague"], AnvilArguments.For(options).TakeLast(2));
    }
}
