using System.Security.Cryptography;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Models;

public sealed class ModelTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FabstirModels Models => market.Client.Models;

    [Fact]
    public async Task The_host_s_model_is_approved_by_the_owner()
    {
        ModelSpec spec = new(market.Devnet.Model.Repository, market.Devnet.Model.FileName);

        Assert.True(await Models.IsApprovedAsync(spec.Id, Cancellation));
        Model model = (await Models.FindAsync(spec.Id, Cancellation))!;

        Assert.Equal((spec.Id, spec.Repository, spec.FileName, ModelTier.Trusted, true), (model.Id, model.Repository, model.FileName, model.Tier, model.IsApproved));
        Assert.Equal(await market.Devnet.Contracts.ModelRegistry.GetModelHashAsync(spec.Id.Value, cancellationToken: Cancellation), model.Sha256);
        Assert.Equal(await market.Devnet.Contracts.ModelRegistry.GetModelRateLimitAsync(spec.Id.Value, cancellationToken: Cancellation), model.MaxTokensPerSecond);
        Assert.Equal(model.MaxTokensPerSecond, await Models.GetRateLimitAsync(spec.Id, Cancellation));
        Assert.InRange(model.ApprovedAt, TimeProvider.System.GetUtcNow().AddDays(-40), TimeProvider.System.GetUtcNow().AddDays(40));
    }

    [Fact]
    public async Task A_model_that_nobody_added_is_not_there()
    {
        ModelId id = ModelId.Of("nobody/nothing", "file");
        Assert.False(await Models.IsApprovedAsync(id, Cancellation));
        Assert.Null(await Models.FindAsync(id, Cancellation));
        Assert.Null(await Models.FindProposalAsync(id, Cancellation));
    }

    [Fact]
    public async Task All_models_are_listed_over_several_pages_and_only_those_in_use()
    {
        ModelSpec[] added = [.. Enumerable.Range(0, 7).Select(static i => new ModelSpec("acme/listed", $"{i}.gguf"))];
        foreach (ModelSpec spec in added)
        {
            await AddAsync(spec, Keccak256.Hash(spec.FileName));
        }

        await Owner.DeactivateModelAsync(new() { ModelId = added[3].Id.Value }, cancellationToken: Cancellation).MinedAsync();

        Assert.Equal("0 1 2 4 5 6", await ListedAsync(new ModelListOptions { PageSize = 2 }));
        Assert.Equal("0 1 2 3 4 5 6", await ListedAsync(new ModelListOptions { IncludeInactive = true, PageSize = 500 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelListOptions { PageSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelListOptions { PageSize = 501 });

        async Task<string> ListedAsync(ModelListOptions options)
        {
            List<string> listed = [];
            await foreach (Model model in Models.ListAsync(options, Cancellation))
            {
                if (model.Repository == "acme/listed")
                {
                    listed.Add(model.FileName[..1]);
                }
            }

            return string.Join(' ', listed);
        }
    }

    [Fact]
    public async Task A_file_is_compared_with_what_was_approved()
    {
        byte[] file = RandomNumberGenerator.GetBytes((3 << 20) + 17);
        ModelSpec spec = new("acme/file", "weights.gguf");
        await AddAsync(spec, new Bytes32(SHA256.HashData(file)));
        List<long> told = [];

        ModelValidation valid = await Models.ValidateFileAsync(spec, new MemoryStream(file), new Progress(told.Add), Cancellation);
        file[^1] ^= 1;
        ModelValidation changed = await Models.ValidateFileAsync(spec, new MemoryStream(file), cancellationToken: Cancellation);

        Assert.True(valid.IsValid);
        Assert.Equal((true, true), (valid.IsApproved, valid.HashMatches));
        Assert.Same(valid, valid.EnsureValid());
        Assert.Equal(file.Length, told[^1]);
        Assert.Equal((false, true, false), (changed.IsValid, changed.IsApproved, changed.HashMatches));
        Assert.Contains("SHA-256", Assert.Single(changed.Problems), StringComparison.Ordinal);
        Assert.Equal(FabstirErrorCode.InvalidModelHash, Assert.Throws<FabstirException>(changed.EnsureValid).Code);
    }

    [Fact]
    public async Task A_model_without_a_file_is_checked_by_what_is_said_of_it()
    {
        ModelSpec spec = new(market.Devnet.Model.Repository, market.Devnet.Model.FileName);
        Bytes32 approved = (await Models.FindAsync(spec.Id, Cancellation))!.Sha256;

        Assert.Null((await Models.ValidateAsync(spec, cancellationToken: Cancellation)).HashMatches);
        Assert.True((await Models.ValidateAsync(spec, approved, Cancellation)).IsValid);
        Assert.False((await Models.ValidateAsync(spec, Keccak256.Hash("another"), Cancellation)).IsValid);
        ModelValidation unknown = await Models.ValidateAsync(new ModelSpec("nobody/nothing", "file"), approved, Cancellation);
        Assert.Equal((false, false, null), (unknown.IsValid, unknown.IsApproved, unknown.HashMatches));
        Assert.Equal(FabstirErrorCode.ModelNotApproved, Assert.Throws<FabstirException>(unknown.EnsureValid).Code);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_no_verdict()
    {
        ModelSpec spec = new(market.Devnet.Model.Repository, market.Devnet.Model.FileName);

        FabstirException failed = await Assert.ThrowsAsync<FabstirException>(() => Models.ValidateFileAsync(spec, new BrokenStream(), cancellationToken: Cancellation));

        Assert.Equal(FabstirErrorCode.ModelValidationFailed, failed.Code);
        Assert.IsType<IOException>(failed.InnerException);
    }

    private ModelRegistry Owner => market.Devnet.ContractsOf(market.Devnet.Accounts.Owner).ModelRegistry;

    private Task<TransactionReceipt> AddAsync(ModelSpec spec, Bytes32 sha256) => Owner.AddTrustedModelAsync(
        new() { HuggingfaceRepo = spec.Repository, FileName = spec.FileName, Sha256Hash = sha256 }, cancellationToken: Cancellation).MinedAsync();

    private sealed class Progress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the disk is gone");
    }
}
