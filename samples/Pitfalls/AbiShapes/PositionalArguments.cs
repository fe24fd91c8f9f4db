using Fabstir.Abi;
using Fabstir.Contracts;

namespace Pitfalls.AbiShapes;

/// <summary>FAB3002: neighbouring arguments of one type. The allowance that is read is the other way round.</summary>
internal static class PositionalArguments
{
    public static Task<bool> IsDelegateAsync(JobMarketplace marketplace, Address payer, Address someDelegate) =>
        marketplace.IsDelegateAuthorizedAsync(someDelegate, /* of */ payer); // FAB3002: someDelegate
}
