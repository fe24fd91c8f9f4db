using Nethereum.ABI.FunctionEncoding.Attributes;

namespace Pitfalls.AbiShapes;

/// <summary>FAB3001: parameters that differ from the contract's. The selector is of no function, and the call reverts.</summary>
[Function("getModelPricing", "uint256")] // FAB3001: Function
internal sealed class GetModelPricingFunction
{
    [Parameter("bytes32", "modelId", 1)]
    public required byte[] ModelId { get; set; }

    [Parameter("address", "operator", 2)]
    public required string Operator { get; set; }

    [Parameter("address", "token", 3)]
    public required string Token { get; set; }
}
