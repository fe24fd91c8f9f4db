namespace Fabstir.Sdk.Tests.Options;

/// <summary>Keys come from where they are kept, and appear nowhere else.</summary>
public sealed class SignerSourceTests : IDisposable
{
    private const string Key = "0x5d1c0ffee5ec2e7000000000000000000000000000000000000000000005ec2e";
    private const string Variable = "FABSTIR_TEST_KEY_OF_SIGNER_SOURCE";

    private readonly string _folder = Directory.CreateTempSubdirectory("fabstir-key-").FullName;

    private string FilePath => Path.Combine(_folder, "key");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_key_is_read_from_a_file_of_its_owner_s(string end)
    {
        WriteKey(Key + end);

        (Ethereum.ISigner signer, IDisposable? owned) = SignerSource.FromFile(FilePath).Create();

        using Ethereum.LocalSigner expected = Ethereum.LocalSigner.FromHex(Key);
        Assert.Equal(expected.Address, signer.Address);
        Assert.Same(signer, owned);
        owned!.Dispose();
    }

    [Fact]
    public void A_file_that_others_can_read_is_refused()
    {
        WriteKey(Key);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Refused(SignerSource.FromFile(FilePath), "chmod 600");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("5d1c0ffee5ec2e7000000000000000000000000000000000000000000005ec2e")]
    [InlineData("0x5d1c0ffee5ec2e7000000000000000000000000000000000000000000005ec2g")]
    [InlineData("0x5d1c0ffee5ec2e7000000000000000000000000000000000000000000005ec2e and more")]
    public void What_is_no_key_is_not_repeated(string text)
    {
        WriteKey(text);
        Environment.SetEnvironmentVariable(Variable, text);

        Refused(SignerSource.FromFile(FilePath), FilePath);
        Refused(SignerSource.FromEnvironment(Variable), Variable);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        Refused(SignerSource.FromFile(FilePath), FilePath);
        Refused(SignerSource.FromEnvironment(Variable), Variable);
        WriteKey(new string('0', 200));
        Refused(SignerSource.FromFile(FilePath), "too long");
    }

    [Fact]
    public void A_signer_of_the_caller_s_stays_his()
    {
        using Ethereum.LocalSigner signer = Ethereum.LocalSigner.FromHex(Key);

        (Ethereum.ISigner created, IDisposable? owned) = SignerSource.FromSigner(signer).Create();

        Assert.Same(signer, created);
        Assert.Null(owned);
        Assert.Equal($"SignerSource(signer of {signer.Address})", SignerSource.FromSigner(signer).ToString());
    }

    private void WriteKey(string text)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(FilePath, options);
        writer.Write(text);
    }

    private static void Refused(SignerSource source, string named)
    {
        FabstirException refused = Assert.Throws<FabstirException>(() => source.Create());
        Assert.Equal(FabstirErrorCode.InvalidSigner, refused.Code);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[2..18], refused.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
