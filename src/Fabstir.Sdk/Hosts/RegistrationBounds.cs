using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>What the registry allows, and what it has of a host, of one block.</summary>
/// <param name="Host">The registration; null if there is none.</param>
/// <param name="MinStake">The least at stake.</param>
/// <param name="MinUsdc">The lowest price in USDC.</param>
/// <param name="MaxUsdc">The highest price in USDC.</param>
/// <param name="MinNative">The lowest price in native currency.</param>
/// <param name="MaxNative">The highest price in native currency.</param>
/// <param name="Approved">The models that were asked about, and whether sessions may use them.</param>
internal sealed record RegistrationBounds(
    RegisteredHost? Host, FabAmount MinStake, UInt256 MinUsdc, UInt256 MaxUsdc, UInt256 MinNative, UInt256 MaxNative, IReadOnlyDictionary<ModelId, bool> Approved)
{
    public static async Task<RegistrationBounds> ReadAsync(ChainReads reads, Address address, IReadOnlyList<ModelId> models)
    {
        NodeRegistry registry = reads.Contracts.NodeRegistry;
        Task<RegisteredHost?> host = HostDirectory.ReadAsync(reads, address);
        Task<UInt256[]> bounds = Task.WhenAll(
            registry.MinStakeAsync(),
            registry.MinPricePerTokenStableAsync(),
            registry.MaxPricePerTokenStableAsync(),
            registry.MinPricePerTokenNativeAsync(),
            registry.MaxPricePerTokenNativeAsync());
        Task<bool[]> approved = Task.WhenAll(models.Select(model => reads.Contracts.ModelRegistry.IsModelApprovedAsync(model.Value)));

        UInt256[] bound = await bounds.ConfigureAwait(false);
        return new RegistrationBounds(
            await host.ConfigureAwait(false),
            new FabAmount(bound[0]),
            bound[1],
            bound[2],
            bound[3],
            bound[4],
            models.Zip(await approved.ConfigureAwait(false)).ToDictionary());
    }

    /// <exception cref="FabstirException">A model may not be used, or a price is out of the registry's range.</exception>
    public void Check(IReadOnlyList<HostModel> models)
    {
        if (models.Count == 0)
        {
            throw new OutOfBoundsException("Models", "empty", "at least one model", "NodeRegistry.registerNode");
        }

        HashSet<ModelId> seen = [];
        foreach (HostModel model in models)
        {
            if (!seen.Add(model.Model))
            {
                throw new OutOfBoundsException("Models", $"twice {model.Model}", "each model once", "NodeRegistry.registerNode");
            }

            if (!Approved[model.Model])
            {
                throw new FabstirException(
                    FabstirErrorCode.ModelNotApproved, $"{model.Model} is not approved (ModelRegistry.isModelApproved): a host cannot serve it.");
            }

            if (model is { Usdc: null, Native: null })
            {
                throw new OutOfBoundsException(
                    $"Price of {model.Model}", "missing", "given in USDC, native currency or both", "NodeRegistry.getModelPricing");
            }

            Check(model.Model, model.Usdc, PaymentToken.Usdc);
            Check(model.Model, model.Native, PaymentToken.Native);
        }
    }

    /// <exception cref="OutOfBoundsException">The price is out of the registry's range, or in another token.</exception>
    public void Check(ModelId model, TokenPrice? asked, PaymentToken token)
    {
        if (asked is not { } price)
        {
            return;
        }

        (UInt256 least, UInt256 most, string name) = token == PaymentToken.Native
            ? (MinNative, MaxNative, "NATIVE")
            : (MinUsdc, MaxUsdc, "STABLE");
        if (price.Token != token || price.BaseUnits < least || price.BaseUnits > most)
        {
            throw new OutOfBoundsException(
                $"Price of {model}",
                price.ToString(),
                $"{new TokenPrice(least, token)} to {new TokenPrice(most, token)}",
                $"NodeRegistry.MIN_PRICE_PER_TOKEN_{name} and MAX_PRICE_PER_TOKEN_{name}");
        }
    }
}
